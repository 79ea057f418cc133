import type { Violation } from '@treasure-hunt/oracle';
import type { OutgoingRecord, Progress } from '@treasure-hunt/shards';
import { openKeys } from '../keys.js';
import { libraryOf } from '../library.js';
import type { Play } from '../play.js';
import { stagesWith } from '../stages.js';
import { comparedFacts } from './compare-facts.js';
import { RederivedShard } from './rederived-shard.js';

const law = 'state derived from the log again equals the state kept';

/**
 * Derives everything once more from the logs alone, shard by shard, and compares: every document, how far each shard has come,
 * and every fact that was said. `reloadEvery`: after so many messages a machine is thrown away and loaded again.
 */
export const rederive = ({ cluster, rules }: Play, reloadEvery: number): Violation[] => {
  const stages = stagesWith(openKeys, libraryOf(cluster.broker.log)).map(rules);
  const said: OutgoingRecord[] = [];
  const databases = new Map<string, Map<string, unknown>>();
  const behind = cluster.shards().flatMap(({ flow, place, shardId, store }) => {
    const stage = stages.find((one) => one.flow.name === flow.name)!;
    const log = cluster.broker.records(place.topic, place.partition);
    const options = { stage, place, incarnation: 0, sink: cluster.sink };
    const ofShard = store.failed.filter((one) => one.shardId === shardId && one.decisionId === null);
    const unseen = new Set(ofShard.map(({ offset }) => offset));
    const shard = new RederivedShard(options, log, { unseen, reloadEvery });
    said.push(...shard.said);
    const documents = databases.get(flow.service) ?? new Map<string, unknown>();
    for (const [name, value] of shard.documents) documents.set(name, value);
    databases.set(flow.service, documents);
    return comparedProgress(shardId, shard.progress, store.shard(shardId));
  });
  const documents = [...databases].flatMap(([service, derived]) =>
    comparedDocuments(derived, cluster.storeOf(service).all()),
  );
  return [...behind, ...documents, ...comparedFacts(said, cluster.broker)];
};

const comparedProgress = (shardId: string, derived: Progress, kept: Progress): Violation[] => [
  ...differing(`The position of ${shardId}`, derived.position, kept.position),
  ...differing(`The clock of ${shardId}`, derived.clockMs, kept.clockMs),
  ...differing(`The sequences of ${shardId}`, [...derived.sequences].sort(), [...kept.sequences].sort()),
];

const comparedDocuments = (
  derived: ReadonlyMap<string, unknown>,
  kept: Readonly<Record<string, unknown>>,
): Violation[] =>
  [...new Set([...derived.keys(), ...Object.keys(kept)])].flatMap((name) =>
    differing(name, derived.get(name), kept[name]),
  );

const differing = (what: string, derived: unknown, kept: unknown): Violation[] => {
  const [should, is] = [JSON.stringify(derived), JSON.stringify(kept)];
  if (should === is) return [];
  return [{ law, what: `${what} is ${is ?? 'missing'}, derived ${should ?? 'as nothing'}.`, records: [] }];
};
