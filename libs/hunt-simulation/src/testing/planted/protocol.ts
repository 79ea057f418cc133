import { header, playerFeed, Tick } from '@treasure-hunt/contracts';
import type { LogRecord, OutgoingRecord, Sender, ShardDocument, Store } from '@treasure-hunt/shards';
import type { EngineProcess, Seams } from '../../cluster/engine-process.js';
import type { PlantedDefect } from './defect.js';

const rest = 'everything comes to rest';
const lawOfState = 'state derived from the log again equals the state kept';
const lawOfFacts = 'what is derived from the log again was said, once and in order';

/** A store of which one call is another. */
const storing = (other: (store: Store, process: EngineProcess) => Partial<Store>) => (): Seams => ({
  store: (store, process) => ({ ...store, ...other(store, process) }),
});

/** A sender that does something else with what it is given. */
const sending = (other: (sender: Sender, process: EngineProcess) => Sender['send']) => (): Seams => ({
  sender: (sender, process) => ({ send: other(sender, process) }),
});

/** The document of a shard as its next owner finds it. */
const foundAs = (change: (shard: ShardDocument) => ShardDocument) =>
  storing((store) => ({
    takeOver: async (...args) => {
      const shard = await store.takeOver(...args);
      return shard && change(shard);
    },
  }));

/** The epoch that a shard has now, whoever asks. */
const epochNow = ({ cluster, stageName }: EngineProcess, shardId: string): number =>
  cluster
    .shards()
    .find((shard) => shard.flow.name === stageName && shard.shardId === shardId)!
    .store.shard(shardId).epoch;

/** What a slip in the shards would do. */
export const defectsOfProtocol: readonly PlantedDefect[] = [
  {
    name: 'duplicates are not dropped',
    law: lawOfFacts,
    from: 1,
    seams: () => ({
      log: (log) => ({
        ...log,
        read: readingAs(log, withoutOrigin),
        bounds: (...args) => log.bounds(...args),
      }),
    }),
  },
  { name: 'a checkpoint comes before the send', law: lawOfFacts, from: 1, seams: () => savingFirst() },
  {
    name: 'a checkpoint does not look at the epoch',
    law: lawOfState,
    from: 1,
    seams: storing((store, process) => ({
      checkpoint: (checkpoint, slice) =>
        store.checkpoint({ ...checkpoint, epoch: epochNow(process, checkpoint.shardId) }, slice),
    })),
  },
  {
    name: 'a zombie may load what its successor has saved',
    law: 'a fact that is sent again is the same fact',
    from: 1,
    seams: storing((store, process) => ({
      // Who knows which documents there are seldom has to load one.
      load: async (...args) => {
        const { keys: _, ...loaded } = await store.load(...args);
        return loaded;
      },
      loadKeys: (owned, ...rest) =>
        store.loadKeys({ ...owned, epoch: epochNow(process, owned.shardId) }, ...rest),
    })),
  },
  {
    name: 'the position is off by one after a takeover',
    law: rest,
    from: 1,
    seams: foundAs((shard) => ({
      ...shard,
      position: shard.position + (shard.position > 0 ? 1 : 0),
      lastRead: null,
    })),
  },
  {
    name: 'a takeover forgets which messages were seen',
    law: lawOfFacts,
    from: 1,
    seams: foundAs((shard) => ({ ...shard, sequences: [] })),
  },
  {
    name: "a takeover forgets the log's clock",
    law: lawOfState,
    from: 1,
    seams: foundAs((shard) => ({ ...shard, clockMs: 0 })),
  },
  {
    name: 'a takeover forgets a parked message',
    law: rest,
    from: 1,
    seams: storing((store) => ({
      load: async (...args) => {
        const loaded = await store.load(...args);
        return { ...loaded, parked: loaded.parked.slice(0, -1) };
      },
    })),
  },
  {
    name: 'the feed is sent after the inner topics',
    law: 'players hear of a cause before its effect',
    from: 2,
    seams: sending((sender, process) => feedLast(sender, process)),
  },
  {
    name: 'one partition of a send is never written',
    law: lawOfFacts,
    from: 1,
    seams: sending(
      (sender, { cluster }) =>
        (records, signal) =>
          sender.send(cluster.random.oneIn(20) ? withoutLastPartition(records) : records, signal),
    ),
  },
  {
    name: 'a send is acknowledged before it is written',
    law: lawOfFacts,
    from: 1,
    seams: sending((sender) => async (records, signal) => {
      sender.send(records, signal).catch(() => undefined);
    }),
  },
  {
    name: 'nobody writes a tick',
    law: 'what is due is done',
    from: 1,
    seams: sending((sender) => async (records, signal) => {
      const others = records.filter(({ headers }) => headers[header.type] !== Tick.type);
      if (others.length > 0) await sender.send(others, signal);
    }),
  },
];

const readingAs =
  (log: { read: import('@treasure-hunt/shards').Log['read'] }, change: (record: LogRecord) => LogRecord) =>
  (...[topic, group, listener]: Parameters<typeof log.read>) =>
    log.read(topic, group, {
      assigned: (partitions) => listener.assigned(partitions),
      records: (partition, records) => listener.records(partition, records.map(change)),
    });

const withoutOrigin = (record: LogRecord): LogRecord => {
  const { [header.origin]: _, ...headers } = record.headers;
  return { ...record, headers };
};

const withoutLastPartition = (records: readonly OutgoingRecord[]): OutgoingRecord[] => {
  const last = records.at(-1);
  return records.filter(({ topic, partition }) => topic !== last?.topic || partition !== last.partition);
};

/** What is to be sent waits until the next checkpoint of the process is made. */
const savingFirst = (): Seams => {
  const waiting = new Map<EngineProcess, (() => void)[]>();
  return {
    sender: (sender, process) => ({
      send: async (records, signal) => {
        const list = waiting.get(process) ?? [];
        waiting.set(process, list);
        list.push(() => void sender.send(records, signal).catch(() => undefined));
      },
    }),
    store: (store, process) => ({
      ...store,
      checkpoint: async (...args) => {
        const answer = await store.checkpoint(...args);
        for (const send of waiting.get(process)?.splice(0) ?? []) send();
        return answer;
      },
    }),
  };
};

/** What is for the feed is sent a little later than the rest. */
const feedLast =
  (sender: Sender, process: EngineProcess): Sender['send'] =>
  async (records, signal) => {
    if (records.some(({ topic }) => topic !== playerFeed.name)) return sender.send(records, signal);
    const { schedule } = process.cluster;
    schedule.wake(200, () => void sender.send(records, signal).catch(() => undefined), process);
  };
