import {
  chestReveals,
  clueActivity,
  clueOutcomes,
  partitionOf,
  playerActivity,
  playerFeed,
  rewardsTopic,
  solutionAttempts,
  type Topic,
} from '@treasure-hunt/contracts';
import type { GrantOfCoin } from '@treasure-hunt/persistence';
import { causeIdOf, originOf, type Entry, type Is, type Logs, type Slice } from './logs.js';

/** One step of a story; without an entry, its message is no longer kept. */
export interface Step {
  readonly type: string;
  readonly topic: Topic;
  readonly entry: Entry | undefined;
}

/** A step, and the same message as the player was told it. */
export interface Hop extends Step {
  readonly told: Entry | undefined;
}

/** How a clue came to a player, as far as it is kept; without an `occasion` it was theirs when they found it. */
interface Found {
  readonly discovered?: Entry | undefined;
  readonly occasion?: Entry | undefined;
  readonly assigned?: Entry;
}

/** The topics that a story is read from. */
const read = [
  playerActivity,
  solutionAttempts,
  clueActivity,
  clueOutcomes,
  chestReveals,
  rewardsTopic,
  playerFeed,
];

/** Players are told of a fact before it is written elsewhere, and of what follows from it soon after. */
const marginMs = 5_000;

const isOf =
  (type: string, fields: Readonly<Record<string, unknown>> = {}): Is =>
  (entry) =>
    entry.type === type && Object.entries(fields).every(([name, value]) => entry.data[name] === value);

/**
 * Finds the steps from the crossing to the wallet. Each message names the one at whose offset it was decided, so most of them are looked
 * up from the last one back.
 */
export class Story {
  private constructor(
    private readonly logs: Logs,
    private readonly grant: GrantOfCoin,
    private readonly partitions: number,
  ) {}

  /** All steps in the order in which they happened. */
  static async of(grant: GrantOfCoin, logs: Logs): Promise<readonly Hop[]> {
    await logs.open(read);
    const story = new Story(logs, grant, await logs.partitions(rewardsTopic));
    const steps = await story.steps();
    const hops: Hop[] = [];
    for (const step of steps) hops.push({ ...step, told: await story.asTold(step) });
    return hops;
  }

  private async steps(): Promise<Step[]> {
    const earned = await this.earned();
    const { discovered, occasion, assigned } = await this.found(earned.accepted);
    const crossed = await this.causeOf(discovered, playerActivity);
    return [
      { type: crossed?.type ?? 'player.moved', topic: playerActivity, entry: crossed },
      { type: 'clue.discovered', topic: clueActivity, entry: discovered },
      ...(occasion ? [{ type: occasion.type ?? '', topic: clueActivity, entry: occasion }] : []),
      { type: 'clue.assigned', topic: clueOutcomes, entry: assigned },
      ...(await this.answered(earned.accepted)),
      { type: 'solution.accepted', topic: clueOutcomes, entry: earned.accepted },
      { type: earned.opened?.type ?? 'chest.revealed', topic: chestReveals, entry: earned.opened },
      { type: 'reward.granted', topic: rewardsTopic, entry: earned.granted },
      ...(await this.after(earned.granted)),
    ];
  }

  private async earned() {
    const { grantId, at } = this.grant;
    const granted = await this.ofClue(rewardsTopic, at - marginMs, isOf('reward.granted', { grantId }));
    const opened = await this.causeOf(granted, chestReveals);
    return { granted, opened, accepted: await this.causeOf(opened, clueOutcomes) };
  }

  /** The answer; there is none at a clue that solves itself. */
  private async answered(accepted: Entry | undefined): Promise<Step[]> {
    if (accepted && accepted.data['attemptId'] === undefined) return [];
    const submitted = await this.causeOf(accepted, clueActivity);
    const attempted = await this.causeOf(submitted, solutionAttempts);
    return [
      { type: 'solution.attempted', topic: solutionAttempts, entry: attempted },
      { type: 'solution.submitted', topic: clueActivity, entry: submitted },
    ];
  }

  /** How the clue came to the player: it may have been found long before the `occasion` at which it could be held. */
  private async found(accepted: Entry | undefined): Promise<Found> {
    if (!accepted) return {};
    const { assignmentId, playerId } = accepted.data;
    const assigned = await this.before(accepted, clueOutcomes, isOf('clue.assigned', { assignmentId }));
    if (!assigned) return {};
    const cause = await this.causeOf(assigned, clueActivity);
    if (cause?.type === 'clue.discovered' && cause.data['playerId'] === playerId)
      return { discovered: cause, assigned };
    const discovered = await this.before(assigned, clueActivity, isOf('clue.discovered', { playerId }));
    return { discovered, occasion: cause, assigned };
  }

  private async after(granted: Entry | undefined): Promise<Step[]> {
    const { grantId, at, reversal } = this.grant;
    const steps = [await this.walletAfter(granted, at)];
    if (!reversal) return steps;
    const reversed = await this.ofClue(
      rewardsTopic,
      reversal.at - marginMs,
      isOf('reward.reversed', { grantId }),
    );
    const requested = await this.causeOf(reversed, chestReveals);
    return [
      ...steps,
      { type: 'reward.reversal-requested', topic: chestReveals, entry: requested },
      { type: 'reward.reversed', topic: rewardsTopic, entry: reversed },
      await this.walletAfter(reversed, reversal.at),
    ];
  }

  private async walletAfter(fact: Entry | undefined, atMs: number): Promise<Step> {
    const is: Is = (entry) => entry.type === 'wallet.changed' && causeIdOf(entry) === fact?.id;
    return {
      type: 'wallet.changed',
      topic: playerFeed,
      entry: fact && (await this.onFeed(atMs - marginMs, is)),
    };
  }

  private async asTold({ entry, topic }: Step): Promise<Entry | undefined> {
    if (!entry || topic === playerFeed || topic.outer || topic === clueActivity) return undefined;
    return this.onFeed(entry.record.timestampMs - marginMs, ({ id }) => id === entry.id);
  }

  /** The message at whose offset this one was decided. */
  private async causeOf(entry: Entry | undefined, topic: Topic): Promise<Entry | undefined> {
    const origin = entry && originOf(entry);
    return origin && this.logs.at({ topic, partition: origin.partition }, origin.offset);
  }

  private ofClue(topic: Topic, sinceMs: number, is: Is): Promise<Entry | undefined> {
    return this.logs.since(this.clueSlice(topic), sinceMs, is);
  }

  private before({ record }: Entry, topic: Topic, is: Is): Promise<Entry | undefined> {
    return this.logs.before(this.clueSlice(topic), record.timestampMs, is);
  }

  private onFeed(sinceMs: number, is: Is): Promise<Entry | undefined> {
    const partition = partitionOf(this.grant.playerId, this.partitions);
    return this.logs.since({ topic: playerFeed, partition }, sinceMs, is);
  }

  private clueSlice(topic: Topic): Slice {
    return { topic, partition: partitionOf(this.grant.clueId, this.partitions) };
  }
}
