import type { MessageKind, ToldKind } from '@treasure-hunt/contracts';
import type { z } from 'zod';

interface Placed {
  /** A feed that is opened with this goes on behind this item. */
  readonly lastEventId: string | undefined;
}

type FactOf<Kind> = Kind extends MessageKind
  ? Placed & {
      readonly type: Kind['type'];
      /** The `ce_id`, under which the fact is known on every topic. */
      readonly id: string;
      readonly source: string;
      readonly time?: string;
      readonly traceparent?: string;
      /** The value as JSON: times are RFC 3339 texts. */
      readonly data: z.input<Kind['schema']>;
    }
  : never;

/** Something that the player is told; `type` says which. */
export type Fact = FactOf<ToldKind>;

/** Facts were lost, because the feed was away for too long: read the player's view anew. */
export interface Reset extends Placed {
  readonly type: 'reset';
}

/** Something that this release of the client does not know. */
export interface UnknownFact extends Placed {
  readonly type: 'unknown';
  /** The CloudEvent as it came; a text where it was not JSON. */
  readonly said: unknown;
}

export type FeedItem = Fact | Reset | UnknownFact;

/** Complete by its type: a kind that is missing here does not compile. */
const known: Readonly<Record<Fact['type'], true>> = {
  'clue.assigned': true,
  'clue.locked': true,
  'clue.queued': true,
  'clue.turned-away': true,
  'clue.expired': true,
  'solution.accepted': true,
  'solution.rejected': true,
  'chest.revealed': true,
  'chest.exhausted': true,
  'reward.granted': true,
  'reward.reversed': true,
  'wallet.changed': true,
};

/** The types of facts that this release knows. */
export const knownTypes: readonly string[] = Object.keys(known);

/** An event of the feed as an item. */
export const feedItem = (event: string, text: string, lastEventId: string | undefined): FeedItem => {
  if (event === 'reset') return { type: 'reset', lastEventId };
  const said = json(text);
  return isFact(said) ? { ...said, lastEventId } : { type: 'unknown', said, lastEventId };
};

/** The `ce_id` of what was said; undefined where it has none. */
export const idOf = (item: FeedItem): string | undefined => {
  if (item.type === 'reset') return undefined;
  const said = item.type === 'unknown' ? item.said : item;
  const id = typeof said === 'object' && said !== null && 'id' in said ? said.id : undefined;
  return typeof id === 'string' ? id : undefined;
};

const isFact = (said: unknown): said is Fact => {
  if (typeof said !== 'object' || said === null) return false;
  const { id, type, data } = said as Partial<Record<keyof Fact, unknown>>;
  const hasShape = typeof id === 'string' && typeof data === 'object' && data !== null;
  return hasShape && typeof type === 'string' && Object.hasOwn(known, type);
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};
