import type {
  ClueDiscovered,
  HuntAdopted,
  PlayerActed,
  PlayerMoved,
  Said,
  Tick,
} from '@treasure-hunt/contracts';
import type { Command } from '@treasure-hunt/decider';
import type { Refusal } from './admission.js';
import type { Adopted } from './adopted.js';
import type { Presence } from './presence.js';

export type Moved = Command<Said<typeof PlayerMoved>>;
export type Acted = Command<Said<typeof PlayerActed>>;
export type DiscoveryCommand = Moved | Acted | Command<Said<typeof HuntAdopted>> | Command<Said<typeof Tick>>;

/** By which is counted what comes to nothing. */
export type Nothing = `fix.${Refusal | 'throttled'}` | `action.${'ignored' | 'throttled'}` | 'retry.ignored';

/** What is said to others, two facts that only change the state, and what comes to nothing. */
export type DiscoveryFact =
  | Said<typeof ClueDiscovered>
  | {
      readonly type: 'player.located';
      readonly data: { readonly playerId: string; readonly world?: string; readonly presence: Presence };
    }
  | { readonly type: 'hunt.listed' | 'hunt.unknown'; readonly data: HuntAdopted }
  | { readonly type: Nothing; readonly data: { readonly playerId: string } };

export interface DiscoveryState {
  readonly [part: string]: Presence | Adopted | undefined;
  readonly presence?: Presence;
  readonly adopted?: Adopted;
}

export const located = 'player.located';
export const listed = 'hunt.listed';
