import { playerFeed, type FlowStage } from '@treasure-hunt/contracts';
import type { Batch } from './batch.js';

/** What a stage says on the feed. */
export const feedTypesOf = ({ writes }: FlowStage): ReadonlySet<string> =>
  new Set(writes.filter(({ topics }) => topics.includes(playerFeed)).map(({ type }) => type));

/** What a stage says on the feed, and since when that was awaited; undefined where time alone brought it about. */
interface Awaited {
  readonly feedTypes: ReadonlySet<string>;
  readonly receivedAt: number | undefined;
}

/** Notes since when the facts that go to the feed were awaited. */
export const noteTold = (
  { told }: Batch,
  facts: readonly { readonly type: string }[],
  { feedTypes, receivedAt }: Awaited,
): void => {
  if (receivedAt === undefined) return;
  for (const { type } of facts) {
    if (!feedTypes.has(type)) continue;
    const times = told.get(type);
    if (times) times.push(receivedAt);
    else told.set(type, [receivedAt]);
  }
};
