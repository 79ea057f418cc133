import type { Connection, Model, mongo } from 'mongoose';
import { isDuplicate, orRetryLater } from '../connection/away.js';
import { ensureIndexes } from '../connection/ensure-indexes.js';
import { openConnection, type DatabaseOptions } from '../connection/open-connection.js';
import type { Hunt, HuntProgress, IdTaken, Inserted, Replaced } from './hunt.js';
import { fromStoredHunt, huntsModel, toStoredHunt, toStoredProgress, type StoredHunt } from './hunt-model.js';

/** Keeps hunts. Every call rejects with `RetryLater` when MongoDB is away. */
export class HuntRepository {
  private readonly hunts: Model<StoredHunt>;

  constructor(connection: Connection) {
    this.hunts = huntsModel(connection);
  }

  ensureIndexes(): Promise<void> {
    return orRetryLater(() => ensureIndexes([this.hunts]));
  }

  /** Keeps a new hunt, unless there is one of its id, or another hunt has one of its clue or chest ids. */
  insert(hunt: Hunt): Promise<Inserted> {
    return orRetryLater(async () => {
      try {
        await this.hunts.collection.insertOne(
          toStoredHunt(hunt) as unknown as mongo.OptionalId<mongo.Document>,
        );
        return { kind: 'inserted' };
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const same = await this.read({ _id: hunt.huntId });
        return same ? { kind: 'hunt-exists', hunt: same } : this.takenFrom(hunt);
      }
    });
  }

  /** Puts the next version in the place of the one that the caller saw, unless another hunt has one of its clue or chest ids. */
  replace(seen: Hunt, next: Hunt): Promise<Replaced> {
    return orRetryLater(async () => {
      try {
        const { matchedCount } = await this.hunts.collection.replaceOne(
          standing(seen) as object,
          toStoredHunt(next),
        );
        return { kind: matchedCount === 1 ? 'replaced' : 'moved-on' };
      } catch (error) {
        if (isDuplicate(error)) return this.takenFrom(next);
        throw error;
      }
    });
  }

  find(huntId: string): Promise<Hunt | undefined> {
    return orRetryLater(() => this.read({ _id: huntId }));
  }

  /** Whether a hunt has this clue. */
  hasClue(clueId: string): Promise<boolean> {
    // The index leaves out hunts without clues, so the query has to as well.
    const named = { clueIds: clueId, 'clueIds.0': { $exists: true } };
    return orRetryLater(async () => (await this.hunts.exists(named)) !== null);
  }

  /**
   * Moves a hunt on from where the caller saw it. False when it does not stand there any more: another catalog has moved
   * it on, so look again.
   */
  advance(from: Place, to: HuntProgress): Promise<boolean> {
    return orRetryLater(async () => {
      const { matchedCount } = await this.hunts.updateOne(standing(from), { $set: toStoredProgress(to) });
      return matchedCount === 1;
    });
  }

  /** The hunts whose publication or withdrawal has begun and not ended, oldest first. */
  unfinished(): Promise<readonly Hunt[]> {
    return orRetryLater(async () => {
      const found = await this.hunts
        .find({ status: { $in: ['publishing', 'withdrawing'] } })
        .sort({ 'history.0.at': 1 })
        .lean<StoredHunt[]>();
      return found.map(fromStoredHunt);
    });
  }

  private async read(filter: object): Promise<Hunt | undefined> {
    const found = await this.hunts.findOne(filter).lean<StoredHunt>();
    return found ? fromStoredHunt(found) : undefined;
  }

  /** The id that another hunt has. */
  private async takenFrom({ huntId, clueIds, chestIds }: Hunt): Promise<IdTaken> {
    const taken = { $or: [{ clueIds: { $in: clueIds } }, { chestIds: { $in: chestIds } }] };
    const other = await this.read({ _id: { $ne: huntId }, ...taken });
    const first = other && firstTaken({ clueIds, chestIds }, other);
    if (!first) throw new Error(`The hunt ${huntId} was refused as a duplicate of a hunt that is not there.`);
    return first;
  }
}

/** Where a hunt stands; whoever moves it on has to have seen it there. */
type Place = Pick<Hunt, 'huntId' | 'version' | 'status' | 'step'>;

const standing = ({ huntId, version, status, step }: Place) => ({
  _id: huntId,
  version,
  status,
  'step.kind': step.kind,
  'step.done': step.done,
});

const firstTaken = (wanted: Pick<Hunt, 'clueIds' | 'chestIds'>, other: Hunt): IdTaken | undefined => {
  const { huntId } = other;
  const clueId = wanted.clueIds.find((id) => other.clueIds.includes(id));
  if (clueId !== undefined) return { kind: 'id-taken', of: 'clue', id: clueId, huntId };
  const chestId = wanted.chestIds.find((id) => other.chestIds.includes(id));
  return chestId === undefined ? undefined : { kind: 'id-taken', of: 'chest', id: chestId, huntId };
};

/** The hunts and the connection that they own. */
export interface ConnectedHunts {
  readonly hunts: HuntRepository;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** Connects hunt-catalog to its database and creates what is missing there. Rejects with `RetryLater` when MongoDB is away. */
export const connectHunts = async (options: DatabaseOptions): Promise<ConnectedHunts> => {
  const connection = await openConnection(options);
  const hunts = new HuntRepository(connection);
  try {
    await hunts.ensureIndexes();
  } catch (error) {
    await connection.close();
    throw error;
  }
  return { hunts, connection, close: () => connection.close() };
};
