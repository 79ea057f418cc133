import { Problem, type Fault } from '@treasure-hunt/service';
import type { Hunt, HuntRepository } from '@treasure-hunt/persistence';
import { stepsOf } from '@treasure-hunt/publication';
import {
  definitionOf,
  editionOf,
  hashOf,
  newHunt,
  nextVersion,
  sealedLike,
  withdrawing,
  type Author,
  type Submission,
} from '../publication/catalog-hunt.js';
import { isUnfinished, type Publisher, type Surroundings } from '../publication/publisher.js';
import { tooLarge } from '../publication/too-large.js';
import { readDefinition } from '../reading/read-definition.js';
import { closing } from '../revision/closing.js';
import { revisionFaults } from '../revision/revision.js';
import { conflictWith, idTaken, refused, stillPublishing } from './answer.js';
import { within } from './within.js';

/** How long an author waits for Kafka; the rest is done without them. */
const waitMs = 10_000;

/** What an author was told to have happened: the hunt as it stands, and whether it is new. */
export interface Outcome {
  readonly hunt: Hunt;
  readonly created: boolean;
}

/** Publishes, shows and withdraws hunts. Every call rejects with a `Problem`, or with `RetryLater` when MongoDB is away. */
export class Catalog {
  private readonly hunts: HuntRepository;

  constructor(
    private readonly around: Surroundings & { readonly hunts: HuntRepository },
    private readonly publisher: Publisher,
    private readonly now: () => number,
  ) {
    this.hunts = around.hunts;
  }

  /** Publishes a definition, given as JSON: a new hunt, or the next version of one. The same content again changes nothing. */
  async publish(value: unknown, author: Author): Promise<Outcome> {
    const { definition, faults } = readDefinition(value);
    if (!definition) throw refused(faults);
    const submission = { definition, ...author, at: this.now() };
    const known = await this.hunts.find(definition.huntId);
    return known ? this.again(known, submission) : this.first(submission);
  }

  /** Takes a hunt back; one that is already taken back stays as it is. */
  async withdraw(huntId: string, author: Author): Promise<Hunt> {
    const hunt = await this.finished(await this.find(huntId));
    if (hunt.status === 'publishing') throw stillPublishing();
    if (hunt.status !== 'published') return hunt;
    await this.hunts.replace(hunt, withdrawing(hunt, { ...author, at: this.now() }));
    return this.withdraw(huntId, author); // It is on its way, unless somebody published a version in between.
  }

  async find(huntId: string): Promise<Hunt> {
    const hunt = await this.hunts.find(huntId);
    if (!hunt) throw new Problem(404, { detail: `There is no hunt ${huntId}.` });
    return hunt;
  }

  private async first(submission: Submission): Promise<Outcome> {
    const { definition, at } = submission;
    const hunt = newHunt(submission, this.around.keys);
    const late =
      definition.version === 1 ? [] : [{ path: 'version', reason: 'a new hunt begins with version 1' }];
    this.expectNone([...late, ...closing(definition, at), ...this.tooLarge(hunt)]);
    const kept = await this.hunts.insert(hunt);
    switch (kept.kind) {
      case 'inserted':
        return { hunt: await this.finished(hunt), created: true };
      case 'hunt-exists':
        return this.again(kept.hunt, submission);
      case 'id-taken':
        throw idTaken(kept, definition);
    }
  }

  private async again(known: Hunt, submission: Submission): Promise<Outcome> {
    const { definition, at } = submission;
    if (hashOf(sealedLike(known, definition, this.around.keys)) === known.definitionHash)
      return { hunt: await this.finished(known), created: false };
    const conflict = conflictWith(known, definition, at);
    if (conflict) throw conflict;
    const hunt = await this.finished(known);
    // While it went out, somebody may have gone on from there.
    if (hunt.version !== known.version) return this.again(hunt, submission);
    if (isUnfinished(hunt)) throw stillPublishing();
    return this.next(hunt, submission);
  }

  private async next(hunt: Hunt, submission: Submission): Promise<Outcome> {
    const { definition, at } = submission;
    const { keys } = this.around;
    const next = nextVersion(hunt, submission, keys);
    const broken = revisionFaults(definitionOf(hunt), sealedLike(hunt, definition, keys), at);
    this.expectNone([...broken, ...closing(definition, at), ...this.tooLarge(next)]);
    const kept = await this.hunts.replace(hunt, next);
    switch (kept.kind) {
      case 'replaced':
        return { hunt: await this.finished(next), created: true };
      case 'moved-on':
        return this.again(await this.find(hunt.huntId), submission);
      case 'id-taken':
        throw idTaken(kept, definition);
    }
  }

  private expectNone(faults: readonly Fault[]): void {
    if (faults.length > 0) throw refused(faults);
  }

  private tooLarge(hunt: Hunt): readonly Fault[] {
    const { keys, address } = this.around;
    return tooLarge(stepsOf(editionOf(hunt, keys), address));
  }

  /** The hunt when it is out, or as it stands when that takes too long. */
  private async finished(hunt: Hunt): Promise<Hunt> {
    if (!isUnfinished(hunt)) return hunt;
    // What goes wrong here is taken up by the resumer; the hunt says how far it has come.
    const work = this.publisher.finish(hunt).catch(() => undefined);
    return (await within(work, waitMs)) ?? (await this.find(hunt.huntId));
  }
}
