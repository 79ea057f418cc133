import { stages, topics } from '@treasure-hunt/contracts';
import type { Observed, ObservedRecord } from '@treasure-hunt/oracle';
import { headerText, type LogRecord } from '@treasure-hunt/shards';
import type { Cluster } from './cluster/cluster.js';

/** Everything on the topics of a cluster and in its databases, as the oracle reads it. */
export const observe = (cluster: Cluster, restedAtMs: number | undefined): Observed => ({
  topics: new Map(
    topics.map(({ name }) => [
      name,
      Array.from({ length: cluster.partitions }, (_, p) => cluster.broker.records(name, p).map(observed)),
    ]),
  ),
  documents: documentsOf(cluster),
  restedAtMs,
});

const observed = ({ offset, timestampMs, key, value, headers }: LogRecord): ObservedRecord => ({
  offset,
  timestampMs,
  key: key?.toString() ?? null,
  value: value?.toString() ?? null,
  headers: Object.fromEntries(
    Object.keys(headers).flatMap((name) => {
      const text = headerText(headers, name);
      return text === undefined ? [] : [[name, text]];
    }),
  ),
});

/** Every collection is there, also if there is nothing in it. */
const documentsOf = ({ databases }: Cluster): Observed['documents'] => {
  const documents = new Map(
    stages.flatMap(({ keeps }) =>
      keeps.map((collection) => [collection, new Map<string, unknown>()] as const),
    ),
  );
  for (const store of databases.values())
    for (const [name, value] of Object.entries(store.all())) {
      const space = name.indexOf(' ');
      documents.get(name.slice(0, space))?.set(name.slice(space + 1), value);
    }
  return documents;
};
