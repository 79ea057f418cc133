import type { FeedRecord } from '../play/heard.js';
import type { Send } from '../play/outbox.js';

/** Who is listened for, and what ends the waiting. */
export interface Audience {
  readonly playerIds: readonly string[];
  readonly signal: AbortSignal;
}

/** What a game backend does with the engine: it says what players do, and reads what they are told. */
export interface GameLink {
  readonly send: Send;
  /** Tells what is said to the players from now on, in the order of each one's story. Resolves when nothing more can be missed; rejects when the signal aborts. */
  follow(onRecords: (records: readonly FeedRecord[]) => void, audience: Audience): Promise<void>;
  close(): Promise<void>;
}
