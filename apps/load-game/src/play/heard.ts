import { decode, header, messages, type MessageKind, type DataOf } from '@treasure-hunt/contracts';
import type * as contracts from '@treasure-hunt/contracts';

/** A fact of the feed: which, and what it says. */
export type Heard = HeardOf<
  | typeof contracts.ClueAssigned
  | typeof contracts.ClueLocked
  | typeof contracts.ClueQueued
  | typeof contracts.ClueTurnedAway
  | typeof contracts.ClueExpired
  | typeof contracts.SolutionAccepted
  | typeof contracts.SolutionRejected
  | typeof contracts.ChestRevealed
  | typeof contracts.ChestExhausted
  | typeof contracts.RewardGranted
  | typeof contracts.RewardReversed
  | typeof contracts.WalletChanged
>;
type HeardOf<Kind extends MessageKind> = Kind extends MessageKind
  ? {
      readonly id: string;
      readonly type: Kind['type'];
      readonly data: DataOf<Kind>;
      readonly traceParent: string | undefined;
      /** When it was read, by the client's own clock in milliseconds. */
      readonly readAtMs: number;
    }
  : never;

/** A record of the feed, as far as it is read. */
export interface FeedRecord {
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, unknown>>;
}

/**
 * The fact in a record that was read at `readAtMs`. Undefined for types that this client does not know, which the contract says
 * to ignore. Throws where a known type has the wrong shape.
 */
export const hear = ({ value, headers }: FeedRecord, readAtMs: number): Heard | undefined => {
  const [id, type] = [text(headers[header.id]), text(headers[header.type])];
  const kind = type === undefined ? undefined : messages.get(type);
  if (id === undefined || kind === undefined || value === null) return undefined;
  const data: unknown = decode(kind, JSON.parse(value.toString('utf8')));
  const traceParent = text(headers[header.traceParent]);
  return { id, type, data, traceParent, readAtMs } as Heard;
};

const text = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return Buffer.isBuffer(value) ? value.toString('utf8') : undefined;
};
