import type { Batch } from '../machine/batch.js';
import type { Host } from '../ports/host.js';
import type { OutgoingRecord, Sender } from '../ports/log.js';
import type { TakeTrace } from '../ports/tracing.js';

/** Broker times of what was said at last: to players, and to other stages; absent where nothing was. */
export interface Appended {
  readonly feedMs?: number | undefined;
  readonly innerMs?: number | undefined;
}

/** Who sends, until when. */
export interface Sending {
  readonly sender: Sender;
  readonly signal: AbortSignal;
  readonly host: Pick<Host, 'nowMs'>;
  readonly trace: Pick<TakeTrace, 'sent'>;
}

/** Those for the feed first, acknowledged, then the inner ones: nothing downstream overtakes what the player is told. */
export const sendBatch = async ({ feed, inner }: Batch, sending: Sending): Promise<Appended> => {
  const feedMs = await append(feed, sending);
  sending.trace.sent('feed');
  const innerMs = await append(inner, sending);
  sending.trace.sent('inner');
  return { feedMs, innerMs };
};

const append = async (
  records: readonly OutgoingRecord[],
  { sender, signal, host }: Sending,
): Promise<number | undefined> => {
  if (records.length === 0) return undefined;
  let appendedAtMs: number | undefined;
  await sender.send(records, signal, (_, atMs) => (appendedAtMs = atMs));
  return appendedAtMs ?? host.nowMs();
};
