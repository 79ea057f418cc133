import type { Connection } from 'mongoose';
import type { ParkedRecord } from '@treasure-hunt/shards';
import { orRetryLater } from '../connection/away.js';

/** A key of which nothing is decided until it is redriven. */
export interface ParkedKey {
  /** `<topic>/<partition>` */
  readonly shardId: string;
  readonly key: string;
  /** How many messages wait, the failed one among them. */
  readonly waiting: number;
  /** The first of them: what failed. */
  readonly first: Pick<ParkedRecord, 'offset' | 'reason' | 'timestampMs' | 'headers'>;
}

const first = (field: keyof ParkedKey['first']) => ({ $first: `$${field}` });

/** The parked keys of a service, those that have waited longest first. Rejects with `RetryLater` when MongoDB is away. */
export const parkedKeys = (
  connection: Connection,
  { key, limit }: { readonly key?: string; readonly limit: number },
): Promise<readonly ParkedKey[]> =>
  orRetryLater(async () => {
    const found = connection
      .db!.collection('parked_records')
      .aggregate<Omit<ParkedKey, 'first'> & ParkedKey['first']>([
        ...(key === undefined ? [] : [{ $match: { messageKey: key } }]),
        { $sort: { shardId: 1, offset: 1 } },
        {
          $group: {
            _id: { shardId: '$shardId', key: '$messageKey' },
            waiting: { $sum: 1 },
            offset: first('offset'),
            reason: first('reason'),
            timestampMs: first('timestampMs'),
            headers: first('headers'),
          },
        },
        { $sort: { timestampMs: 1, _id: 1 } },
        { $limit: limit },
        { $set: { shardId: '$_id.shardId', key: '$_id.key' } },
      ]);
    return (await found.toArray()).map(({ shardId, key: of, waiting, ...rest }) => {
      const { offset, reason, timestampMs, headers } = rest;
      return { shardId, key: of, waiting, first: { offset, reason, timestampMs, headers } };
    });
  });
