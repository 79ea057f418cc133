import type { MessageKind, PlayerActed, PlayerMoved, SolutionAttempted } from '@treasure-hunt/contracts';
import type { z } from 'zod';

type Kinds = typeof PlayerMoved | typeof PlayerActed | typeof SolutionAttempted;

type EventOf<Kind> = Kind extends MessageKind
  ? {
      readonly type: Kind['type'];
      /** The value as JSON: times are RFC 3339 texts. */
      readonly data: z.input<Kind['schema']>;
      /** Chosen where it is left out. What is sent again under the same id counts once. */
      readonly id?: string;
      /** Who says it; the backend's own `source` where it is left out. */
      readonly source?: string;
      /** When it happened, RFC 3339. */
      readonly time?: string;
      /** W3C Trace Context. */
      readonly traceparent?: string;
    }
  : never;

/** What a game backend may say: `player.moved`, `player.acted` or `solution.attempted`. */
export type GameEvent = EventOf<Kinds>;

/** An event as it is sent. */
export type CloudEvent = GameEvent & {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
};

/** An event with everything that it needs on the wire. */
export const cloudEvent = (event: GameEvent, source: string): CloudEvent => ({
  ...event,
  specversion: '1.0',
  id: event.id ?? crypto.randomUUID(),
  source: event.source ?? source,
});
