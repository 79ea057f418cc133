import { Problem, type Fault } from '@treasure-hunt/service';
import type { HuntDefinition } from '@treasure-hunt/contracts';
import type { Hunt, HuntRepository } from '@treasure-hunt/persistence';
import { stepsOf } from '@treasure-hunt/publication';
import { editionOf, newHunt, withdrawing } from '../publication/catalog-hunt.js';
import { isUnfinished, type Publisher, type Surroundings } from '../publication/publisher.js';
import { tooLarge } from '../publication/too-large.js';
import { readDefinition } from '../reading/read-definition.js';
import { conflictWith, idTaken, refused } from './answer.js';
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

  /** Publishes a definition, given as JSON. The same content again changes nothing. */
  async publish(value: unknown, by: string): Promise<Outcome> {
    const { definition, faults } = readDefinition(value);
    if (!definition) throw refused(faults);
    const known = await this.hunts.find(definition.huntId);
    if (known) return this.again(known, definition);
    const hunt = newHunt({ definition, by, at: this.now() }, this.around.keys);
    const wrong = this.wrongAtFirst(hunt, definition);
    if (wrong.length > 0) throw refused(wrong);
    const kept = await this.hunts.insert(hunt);
    if (kept.kind === 'hunt-exists') return this.again(kept.hunt, definition);
    if (kept.kind === 'id-taken') throw idTaken(kept, definition);
    return { hunt: await this.finished(hunt), created: true };
  }

  /** Takes a hunt back; one that is already taken back stays as it is. */
  async withdraw(huntId: string): Promise<Hunt> {
    const hunt = await this.finished(await this.find(huntId));
    if (hunt.status === 'publishing')
      throw new Problem(503, { detail: 'It is still being published.', retryAfterS: 5 });
    if (hunt.status !== 'published') return hunt;
    await this.hunts.advance(hunt, withdrawing(hunt, this.now()));
    return this.finished(await this.find(huntId));
  }

  async find(huntId: string): Promise<Hunt> {
    const hunt = await this.hunts.find(huntId);
    if (!hunt) throw new Problem(404, { detail: `There is no hunt ${huntId}.` });
    return hunt;
  }

  private async again(known: Hunt, definition: HuntDefinition): Promise<Outcome> {
    const conflict = conflictWith(known, definition);
    if (conflict) throw conflict;
    return { hunt: await this.finished(known), created: false };
  }

  private wrongAtFirst(hunt: Hunt, { version }: HuntDefinition): readonly Fault[] {
    const { keys, address } = this.around;
    const late = version === 1 ? [] : [{ path: 'version', reason: 'a new hunt begins with version 1' }];
    return [...late, ...tooLarge(stepsOf(editionOf(hunt, keys), address))];
  }

  /** The hunt when it is out, or as it stands when that takes too long. */
  private async finished(hunt: Hunt): Promise<Hunt> {
    if (!isUnfinished(hunt)) return hunt;
    // What goes wrong here is taken up by the resumer; the hunt says how far it has come.
    const work = this.publisher.finish(hunt).catch(() => undefined);
    return (await within(work, waitMs)) ?? (await this.find(hunt.huntId));
  }
}
