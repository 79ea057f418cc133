import {
  chestReveals,
  derivedId,
  encode,
  headersOf,
  partitionOf,
  RewardReversalRequested,
} from '@treasure-hunt/contracts';
import type { Address, PublishedRecord } from './steps.js';

/** A request to take a grant back. */
export interface Reversal {
  readonly data: RewardReversalRequested;
  /** When it was asked for, in milliseconds since 1970. */
  readonly at: number;
  readonly traceParent?: string;
}

/** The id of a request: who asks the same again asks nothing new. */
export const reversalId = ({ clueId, grantId, requestedBy, reason }: RewardReversalRequested): string =>
  derivedId(RewardReversalRequested.type, clueId, grantId, requestedBy, reason);

/** The message in the log of the grant's clue. */
export const reversalRecord = ({ data, at, traceParent }: Reversal, address: Address): PublishedRecord => ({
  topic: address.topicPrefix + chestReveals.name,
  partition: partitionOf(data.clueId, address.partitions),
  key: data.clueId,
  value: encode(RewardReversalRequested, data),
  headers: headersOf({
    id: reversalId(data),
    type: RewardReversalRequested.type,
    source: '/hunt/hunt-catalog',
    timeMs: at,
    traceParent,
  }),
});
