import {
  flow,
  type ClueDiscovered,
  type HuntAdopted,
  type PlayerActed,
  type PlayerMoved,
  type Said,
  type Tick,
} from '@treasure-hunt/contracts';
import { partitionKey, type Command, type Recorded, type Stage } from '@treasure-hunt/decider';
import type { Refusal } from './admission.js';
import { adopt, isNews, nothingAdopted, type Adopted } from './adopted.js';
import type { Definitions } from './definitions.js';
import type { ClueOfHunt } from './fence.js';
import { knownTerrains } from './known-terrains.js';
import { followTo, presenceKey, worldOf } from './position.js';
import { isSame, presenceAt, type Presence } from './presence.js';
import type { Terrain } from './terrain.js';

type Moved = Command<Said<typeof PlayerMoved>>;
type Acted = Command<Said<typeof PlayerActed>>;
export type DiscoveryCommand = Moved | Acted | Command<Said<typeof HuntAdopted>> | Command<Said<typeof Tick>>;

/** What is said to others, two facts that only change the state, and those by which fixes that do not count are counted. */
export type DiscoveryFact =
  | Said<typeof ClueDiscovered>
  | {
      readonly type: 'player.located';
      readonly data: { readonly playerId: string; readonly world?: string; readonly presence: Presence };
    }
  | { readonly type: 'hunt.listed'; readonly data: HuntAdopted }
  | { readonly type: `fix.${Refusal}`; readonly data: { readonly playerId: string } };

export interface DiscoveryState {
  readonly [part: string]: Presence | Adopted | undefined;
  readonly presence?: Presence;
  readonly adopted?: Adopted;
}

const located = 'player.located';
const listed = 'hunt.listed';

/** The rules of discovery: which clue a player found by crossing a fence or triggering an object. */
export const discovery = (
  definitions: Definitions,
): Stage<DiscoveryCommand, DiscoveryFact, DiscoveryState> => {
  const terrainOf = knownTerrains(definitions);
  return {
    flow: flow.discovery,
    parts: {
      presence: { collection: 'player_presences', kept: 'cache' },
      adopted: { collection: 'adopted_hunts', kept: 'memory' },
    },
    initial: {},
    keysOf,
    decide: (command, { presence, adopted = nothingAdopted }) => {
      switch (command.type) {
        case 'player.moved':
          return moved(command, presenceAt(presence, command.now), terrainOf(adopted));
        case 'player.acted':
          return acted(command, terrainOf(adopted));
        case 'hunt.adopted':
          return isNews(adopted, command.data) ? [{ type: listed, data: command.data }] : [];
        case 'tick':
          return [];
      }
    },
    evolve,
  };
};

const keysOf = (subject: DiscoveryCommand | Recorded<DiscoveryFact>) => {
  switch (subject.type) {
    case 'player.moved':
      return {
        presence: presenceKey(subject.data.playerId, worldOf(subject.data.position)),
        adopted: partitionKey,
      };
    case located:
      return { presence: presenceKey(subject.data.playerId, subject.data) };
    case 'player.acted':
    case 'hunt.adopted':
    case listed:
      return { adopted: partitionKey };
    case 'clue.discovered':
    case 'fix.late':
    case 'fix.inaccurate':
    case 'fix.too-fast':
    case 'tick':
      return {};
  }
};

const evolve = (state: DiscoveryState, fact: Recorded<DiscoveryFact>): DiscoveryState => {
  switch (fact.type) {
    case located:
      return { ...state, presence: fact.data.presence };
    case listed:
      return { ...state, adopted: adopt(state.adopted ?? nothingAdopted, fact.data) };
    case 'clue.discovered':
    case 'fix.late':
    case 'fix.inaccurate':
    case 'fix.too-fast':
      return state;
  }
};

const moved = (command: Moved, before: Presence | undefined, terrain: Terrain): DiscoveryFact[] => {
  const { data, receivedAt, now } = command;
  const { playerId } = data;
  const { found, refusals, presence } = followTo(data, { presence: before, receivedAt, now }, terrain);
  return [
    ...found.map((clue) => discovered(command, clue, 'fence')),
    ...refusals.map((reason) => ({ type: `fix.${reason}` as const, data: { playerId } })),
    ...(presence && !isSame(presence, before)
      ? [{ type: located, data: { playerId, ...worldOf(data.position), presence } } as const]
      : []),
  ];
};

const acted = (command: Acted, terrain: Terrain): DiscoveryFact[] =>
  terrain.cluesAt(command.data.targetId).map((clue) => discovered(command, clue, 'object'));

const discovered = (
  { id, data, receivedAt, now }: Moved | Acted,
  clue: ClueOfHunt,
  by: 'fence' | 'object',
): Said<typeof ClueDiscovered> => ({
  type: 'clue.discovered',
  data: {
    ...clue,
    playerId: data.playerId,
    ...(data.player && { player: data.player }),
    receivedAt,
    at: now,
    crossedAt: data.at,
    by,
    earnedBy: [id],
  },
});
