import { Cache } from '../machine/cache.js';
import { ShardMachine } from '../machine/machine.js';
import type { Bounds } from '../ports/log.js';
import type { ShardDocument } from '../ports/store.js';
import type { TakeTrace } from '../ports/tracing.js';
import type { ShardDependencies } from './dependencies.js';
import { retrying } from './retrying.js';
import { takeOver } from './take-over.js';

/** Who takes a shard over, and how it is told to stop. */
export interface Owner {
  /** Aborts everything at once. */
  readonly end: AbortController;
  /** Asks to let the shard go. */
  readonly letGo: AbortSignal;
  /** Says what is waited for; undefined when it goes on. */
  readonly says: (waiting: string | undefined) => void;
}

/** A shard that was taken over, with the state that was saved of it. */
export interface Held {
  readonly shard: ShardDocument;
  readonly machine: ShardMachine;
  readonly cache: Cache;
  /** Of the log when it was taken over. */
  readonly bounds: Bounds;
}

const untraced: TakeTrace = { decided: () => undefined, sent: () => undefined };

/** Begins what is told of a take. */
export const traceTake = ({ place, binding, sink }: ShardDependencies, { shard, bounds }: Held): TakeTrace =>
  sink.take?.({
    stage: binding.stage.flow.name,
    topic: place.topic,
    partition: place.partition,
    epoch: shard.epoch,
    takenOverAt: bounds.high,
  }) ?? untraced;

/** Takes a shard over, unless it is to be let go before it is ours, and loads its state. */
export const takeHold = async (
  dependencies: ShardDependencies,
  { end: { signal }, letGo, says }: Owner,
): Promise<Held> => {
  const { store, log, place, instance, silenceMs, binding, count, sink, host, journal } = dependencies;
  const { stage } = binding;
  const claim = { shardId: `${place.topic}/${place.partition}`, instance, silenceMs, host };
  const noMore = AbortSignal.any([letGo, signal]);
  const taker = { host, signal: noMore, says };
  const holder = { host, signal, says };
  const shard = await retrying(() => takeOver(store, claim, noMore), taker);
  count('shard.takeovers', 1, { stage: stage.flow.name });
  const about = { stage: stage.flow.name, topic: place.topic, partition: place.partition };
  journal.info({ ...about, epoch: shard.epoch, position: shard.position }, 'The shard was taken over.');
  const owned = { shardId: claim.shardId, epoch: shard.epoch };
  const loaded = await retrying(() => store.load(owned, Object.values(stage.parts), place), holder);
  const bounds = await retrying(() => log.bounds(place.topic, place.partition), holder);
  const options = { stage, place, incarnation: shard.incarnation, sink };
  const machine = new ShardMachine(options, shard, loaded);
  return { shard, machine, cache: new Cache(stage, machine.documents, loaded.keys), bounds };
};
