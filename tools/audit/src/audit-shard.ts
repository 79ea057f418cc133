import { changeOfKept, inDatabase, type KeptShard } from '@treasure-hunt/persistence';
import type { Change, ParkedRecord, Progress, Slice } from '@treasure-hunt/shards';
import type { AuditedPoint, AuditedPoints } from './audited-point.js';
import { compare, type Difference, type Named } from './compare.js';
import { Derived, startOf, type Derivation } from './derive.js';
import type { TopicReader } from './topic-reader.js';

/** What came of one shard. `why`: it could not be audited. */
export interface Outcome {
  readonly stage: string;
  readonly shardId: string;
  readonly documents: number;
  readonly coins: number;
  readonly records: number;
  readonly differences: readonly Difference[];
  readonly why?: string;
}

/** What an audit of a shard reads, and where it notes how far it came. */
export interface Books {
  readonly reader: TopicReader;
  readonly points: AuditedPoints;
  /** The first offset that the log has. */
  readonly low: number;
  /** True: the next audit begins with what is kept, whether or not it differs. */
  readonly accept: boolean;
}

/** MongoDB looks once a minute for what it may delete. */
const marginMs = 60_000;

const mayBeGone = ({ value }: Named): boolean => {
  const { deleteAt } = value as { deleteAt?: string };
  return deleteAt !== undefined && Date.parse(deleteAt) <= Date.now() + marginMs;
};

/** Derives one shard up to where it was saved, and compares. Without a difference the next audit begins there. */
export const auditShard = async (derivation: Derivation, books: Books): Promise<Outcome> => {
  const { stage, place, kept } = derivation;
  const name = `${stage.flow.name}/${place.topic}/${place.partition}`;
  const start = startOf(kept, await books.points.load(name), books.low);
  const about = { stage: stage.flow.name, shardId: kept.shard._id, ...sizeOf(kept) };
  if ('why' in start) {
    if (!start.waits) await books.points.save(name, pointOf(kept));
    return { ...about, records: 0, differences: [], why: start.why };
  }
  const derived = new Derived(derivation, start.from);
  const { position: from } = derived;
  const range = { partition: place.partition, next: Math.max(from, books.low), to: kept.shard.position };
  await books.reader.read(range, (records) => derived.decide(records));
  const differences = compare(keptIn(kept), derivedIn(derived, kept, place), mayBeGone);
  if (differences.length === 0 || books.accept) await books.points.save(name, pointOf(kept));
  return { ...about, records: kept.shard.position - from, differences };
};

const sizeOf = ({ documents }: KeptShard): Pick<Outcome, 'documents' | 'coins'> => ({
  documents: documents.length,
  coins: documents.reduce((sum, { document }) => sum + coinsIn(document.state), 0),
});
const coinsIn = (state: object): number =>
  'coins' in state && Array.isArray(state.coins) ? state.coins.length : 0;

const pointOf = ({ shard, documents, parked }: KeptShard): AuditedPoint => {
  const { incarnation, position, lastRead, clockMs, sequences } = shard;
  const progress = { position, lastRead, clockMs, sequences };
  return { incarnation, progress, documents: documents.map(changeOfKept), parked };
};

function* keptIn({ shard, documents, parked }: KeptShard): Generator<Named> {
  for (const { collection, document } of documents) yield { collection, id: document._id, value: document };
  yield* besides(shard._id, shard, parked);
}

function* derivedIn(derived: Derived, { shard }: KeptShard, slice: Slice): Generator<Named> {
  for (const change of derived.documents)
    if (hasValue(change)) {
      const document = inDatabase(change, slice);
      yield { collection: change.collection, id: document._id, value: document };
    }
  yield* besides(shard._id, derived.progress, derived.parked);
}

const hasValue = (change: Change): change is Change & { readonly value: object } =>
  change.value !== undefined;

/** How far the shard is, and what is parked: documents, too. */
function* besides(shardId: string, progress: Progress, parked: readonly ParkedRecord[]): Generator<Named> {
  const { position, lastRead, clockMs, sequences } = progress;
  const sorted = Object.fromEntries(
    sequences.map(([origin, offset, index]) => [origin, `${offset}.${index}`]),
  );
  yield { collection: 'shards', id: shardId, value: { position, lastRead, clockMs, sequences: sorted } };
  for (const record of parked) {
    const { offset, messageKey } = record;
    yield { collection: 'parked_records', id: `${shardId}/${offset}/${messageKey}`, value: record };
  }
}
