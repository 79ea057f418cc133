import type { HuntDefinition } from '@treasure-hunt/contracts';
import { sealed, stepsOf } from '@treasure-hunt/publication';
import type { Cluster } from '../cluster/cluster.js';
import type { Caller } from '../cluster/wire.js';
import type { Keys } from '../keys.js';

/** What is brought out: a version of a hunt, or its withdrawal. */
interface Publication {
  readonly hunt: HuntDefinition;
  readonly isWithdrawal: boolean;
  readonly at: number;
}

/** A process of the catalog; some die in the middle. */
class Publisher implements Caller {
  readonly frozenUntilMs = 0;
  readonly slowness = 1;
  isDead = false;

  constructor(private stepsLeft: number) {}

  passStep(): void {
    this.stepsLeft -= 1;
    if (this.stepsLeft <= 0) this.isDead = true;
  }
}

/** One publication in so many is cut short. */
const deathOdds = 3;
const maxStepsBeforeDeath = 12;
const resumedAfterMs = 3_000;

/**
 * Brings hunts out step by step, each acknowledged before it is noted, as hunt-catalog does. A publication that is cut short is
 * resumed from the step that was noted, and one process may do over again what another does at the same time.
 */
export class Catalog {
  private readonly running = new Map<string, Promise<void>>();

  constructor(
    private readonly cluster: Cluster,
    private readonly keys: Keys,
  ) {}

  publish(hunt: HuntDefinition): void {
    this.begin({ hunt, isWithdrawal: false, at: Math.floor(this.cluster.schedule.nowMs) });
  }

  withdraw(hunt: HuntDefinition): void {
    this.begin({ hunt, isWithdrawal: true, at: Math.floor(this.cluster.schedule.nowMs) });
  }

  /** A version is brought out when the one before is. */
  private begin(publication: Publication): void {
    const { huntId } = publication.hunt;
    const before = this.running.get(huntId) ?? Promise.resolve();
    this.running.set(
      huntId,
      before.then(() => new Promise((done) => this.resume(publication, { step: 0 }, done))),
    );
  }

  private resume(publication: Publication, progress: { step: number }, done: () => void): void {
    const { random, schedule } = this.cluster;
    const steps = random.oneIn(deathOdds) ? random.between(1, maxStepsBeforeDeath) : Number.POSITIVE_INFINITY;
    const publisher = new Publisher(steps);
    // MongoDB may be away: then the rest is done later, as after a death.
    void this.allSteps(publisher, publication, progress).then(done, () => (publisher.isDead = true));
    schedule.wake(resumedAfterMs, () => {
      if (publisher.isDead) this.resume(publication, progress, done);
    });
  }

  private async allSteps(
    publisher: Publisher,
    publication: Publication,
    progress: { step: number },
  ): Promise<void> {
    const { cluster } = this;
    const steps = this.stepsOf(publication);
    const sender = cluster.wire.sender(publisher, cluster.broker);
    for (let step = progress.step; step < steps.length; step += 1) {
      await sender.send(steps[step]!.records);
      await cluster.wire.call(publisher, async () => {
        progress.step = Math.max(progress.step, step + 1);
      });
    }
  }

  private stepsOf({ hunt, isWithdrawal, at }: Publication) {
    const edition = {
      definition: sealed(hunt, this.keys.answers[0]),
      huntVersion: hunt.version + (isWithdrawal ? 1 : 0),
      withdrawn: isWithdrawal,
      at,
      huntSecret: this.keys.hunts[0],
    };
    return stepsOf(edition, { topicPrefix: '', partitions: this.cluster.partitions });
  }
}
