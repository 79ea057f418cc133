import type { OutgoingRecord } from '@treasure-hunt/shards';
import { defaultLimits } from './cut.js';
import type { Lane } from './lane.js';
import type { Produce } from './sender.js';
import { sizeOf } from './size.js';

/** One send that waits for its turn. */
interface Call {
  readonly records: readonly OutgoingRecord[];
  readonly bytes: number;
  readonly done: (acknowledged: readonly Lane[]) => void;
  readonly failed: (error: unknown) => void;
}

/** So many bytes go out together: whatever they are for, no partition gets more than it takes. */
const maxBytes = defaultLimits.perPartitionBytes;

/**
 * `produce` for many senders: while one request is on its way, what others send waits and goes out together in the next. A broker handles the
 * requests of a connection one after the other, so nobody waits for longer, and there are fewer requests to pay for. The order within each
 * call stays. What fails together is tried again, each call alone, so that nobody fails because of another.
 */
export const gathered = (produce: Produce): Produce => {
  const waiting: Call[] = [];
  let isBusy = false;

  const alone = ({ records, done, failed }: Call): Promise<void> => produce(records).then(done, failed);

  const together = async (calls: readonly Call[]): Promise<void> => {
    const acknowledged = await produce(calls.flatMap(({ records }) => records)).catch(() => undefined);
    if (acknowledged) for (const { done } of calls) done(acknowledged);
    else await Promise.all(calls.map(alone));
  };

  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const [first, ...others] = next(waiting);
      if (first) await (others.length === 0 ? alone(first) : together([first, ...others]));
    }
    isBusy = false;
  };

  return (records) =>
    new Promise((done, failed) => {
      waiting.push({ records, bytes: bytesOf(records), done, failed });
      if (isBusy) return;
      isBusy = true;
      setImmediate(() => void work()); // Shards that are about to send go along.
    });
};

const bytesOf = (records: readonly OutgoingRecord[]): number =>
  records.reduce((sum, record) => sum + sizeOf(record), 0);

/** The first calls that fit together; one that is over the limit by itself goes alone. */
const next = (waiting: Call[]): Call[] => {
  let bytes = 0;
  const over = waiting.findIndex((call) => (bytes += call.bytes) > maxBytes);
  return waiting.splice(0, over < 0 ? waiting.length : Math.max(over, 1));
};
