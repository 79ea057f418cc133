import { ClueDiscovered, flow } from '@treasure-hunt/contracts';
import type { AnyStage } from '@treasure-hunt/decider';
import type { Decoded } from '@treasure-hunt/shards';
import { Cluster, type Say } from './cluster/cluster.js';
import type { EngineProcess, Seams } from './cluster/engine-process.js';
import { Nemesis } from './cluster/nemesis.js';
import { Catalog } from './game/catalog.js';
import { Game } from './game/game.js';
import { anyHunt, revised, type Span } from './game/hunts.js';
import { Operator } from './game/operator.js';
import { Defect, nextRules, secondRules } from './game/rules.js';
import { openKeys } from './keys.js';
import { Random } from './random.js';

export interface PlayOptions {
  readonly seed: number;
  /** Is told every step. */
  readonly say?: Say;
  /** What a test puts in place of parts of the engine. */
  readonly seams?: Seams;
}

/** What is left when a play is over. */
export interface Play {
  readonly cluster: Cluster;
  readonly nemesis: Nemesis;
  readonly rules: (stage: AnyStage) => AnyStage;
  /** When everything was decided; undefined where it did not come to rest. */
  readonly restedAtMs: number | undefined;
  /** Why it did not. */
  readonly unrest: string | undefined;
}

const startMs = Date.parse('2026-06-01T12:00:00Z');
/** When everything is mended, all has to be done within this time. */
const restMs = 240_000;

/** Nothing has come up for so long: a shard looks at what is due once a second. */
const quietMs = 3_000;

/** Plays one seed to its end: a story, faults, and then rest. */
export const play = async ({ seed, say, seams = {} }: PlayOptions): Promise<Play> => {
  const director = new Director(seed, { seams, ...(say && { say }) });
  return director.play();
};

/** One play, as chance has it. */
class Director {
  private readonly plan: Random;
  private readonly span: Span;
  private readonly cluster: Cluster;
  private readonly nemesis: Nemesis;
  private readonly catalog: Catalog;
  private readonly game: Game;
  private readonly operator: Operator;
  private readonly killers = new Set<string>();
  private readonly defectOdds: number;
  private readonly hasKiller: boolean;
  private isUpgraded = false;

  constructor(seed: number, { seams, say }: { seams: Seams; say?: Say }) {
    const plan = new Random(seed);
    this.plan = plan;
    this.span = { startMs, endMs: startMs + plan.between(60_000, 180_000) };
    const streams = Array.from({ length: 3 }, () => new Random(plan.below(0x7fffffff)));
    const [network, faults, chance] = streams as [Random, Random, Random];
    this.defectOdds = plan.oneIn(3) ? plan.one([30, 120]) : 0;
    this.hasKiller = plan.oneIn(12);
    const isRough = !plan.oneIn(10);
    const defect = new Defect(this.defectOdds);
    this.cluster = new Cluster({
      startMs,
      partitions: plan.one([1, 2, 2, 4]),
      random: network,
      weather: {
        isKafkaAway: false,
        isMongodbAway: false,
        lostAnswers: isRough ? plan.one([0, 40, 200]) : 0,
        repeatedSends: isRough ? plan.one([6, 20, 100]) : 0,
      },
      maxCachedDocuments: plan.one([0, 3, 50_000]),
      keys: openKeys,
      seams,
      ...(say && { say }),
      rules: (stage, { release }) => defect.in(release > 1 ? nextRules(stage) : stage),
      touch: (process, records) => this.touch(process, records),
    });
    const paceMs = isRough ? plan.one([600, 2_000, 6_000]) : undefined;
    this.nemesis = new Nemesis(this.cluster, faults, { paceMs, wanted: plan.one([1, 2, 2, 3]) });
    this.catalog = new Catalog(this.cluster, openKeys);
    this.game = new Game(this.cluster, chance, {
      players: plan.between(2, 10),
      paceMs: plan.one([1_500, 4_000, 8_000]),
      span: this.span,
    });
    this.operator = new Operator(this.cluster);
  }

  async play(): Promise<Play> {
    const { cluster, nemesis, span } = this;
    nemesis.start();
    this.game.start();
    this.operator.start();
    this.planHunts();
    if (this.plan.oneIn(3)) this.planUpgrade();
    else this.isUpgraded = true;
    await this.until(() => cluster.schedule.nowMs >= span.endMs);
    nemesis.calm();
    this.operator.hurry();
    const restedAtMs = await this.rest();
    const unrest = restedAtMs === undefined ? this.unrest() : undefined;
    nemesis.isOver = true;
    await this.stopAll();
    const rules = (stage: AnyStage) => new Defect(this.defectOdds).in(nextRules(stage));
    return { cluster, nemesis, rules, restedAtMs, unrest };
  }

  private planHunts(): void {
    const { plan, span } = this;
    for (let n = plan.between(1, 3); n > 0; n -= 1) {
      const hunt = anyHunt(plan, `hunt-${n}`, span);
      this.at(plan.below(20_000), () => this.publish(hunt));
      if (plan.oneIn(2)) {
        const next = revised(plan, hunt, span);
        this.at(plan.between(25_000, 60_000), () => this.catalog.publish(next));
        if (plan.oneIn(3)) this.at(plan.between(60_000, 90_000), () => this.catalog.withdraw(next));
      } else if (plan.oneIn(4)) this.at(plan.between(40_000, 90_000), () => this.catalog.withdraw(hunt));
    }
  }

  /** Only when every process runs the next release is there a hunt of its rules. */
  private planUpgrade(): void {
    const hunt = anyHunt(this.plan, secondRules, this.span);
    this.at(this.plan.between(10_000, 40_000), () =>
      this.nemesis.upgrade(() => {
        this.isUpgraded = true;
        this.publish(hunt);
      }),
    );
  }

  private publish(hunt: Parameters<Catalog['publish']>[0]): void {
    this.catalog.publish(hunt);
    this.game.know(hunt);
  }

  private at(afterMs: number, call: () => void): void {
    this.cluster.schedule.wake(afterMs, call);
  }

  /** One discovery ends every process that only looks at it, until it is parked: redriven, it is mended. */
  private touch(process: EngineProcess, records: readonly Decoded[]): void {
    if (process.stageName !== flow.clueSolving.name || !this.hasKiller) return;
    for (const { id } of records.filter(isDiscovery)) {
      if (this.killers.size === 0) this.killers.add(id);
      if (!this.killers.has(id) || this.operator.keeps(id)) continue;
      this.cluster.say(process.name, `is killed by ${id}`);
      process.kill();
    }
  }

  private async until(isOver: () => boolean): Promise<void> {
    const { schedule } = this.cluster;
    while (!isOver() && schedule.step()) await settled();
  }

  /** Waits until nothing is to be done, and nothing comes up for some time. When that was; undefined where it does not end. */
  private async rest(): Promise<number | undefined> {
    const { schedule } = this.cluster;
    const deadlineMs = schedule.nowMs + restMs;
    let restlessAtMs = schedule.nowMs;
    await this.until(() => {
      if (!this.isAtRest()) restlessAtMs = schedule.nowMs;
      return schedule.nowMs > restlessAtMs + quietMs || schedule.nowMs > deadlineMs;
    });
    return this.isAtRest() ? schedule.nowMs : undefined;
  }

  private isAtRest(): boolean {
    const { cluster } = this;
    const isQuiet = this.isUpgraded && cluster.schedule.underWay === 0;
    return isQuiet && this.behind().length === 0 && !this.operator.hasWork;
  }

  private unrest(): string {
    const parked = this.operator.hasWork ? ' Something is still parked.' : '';
    return `Still to be decided: ${this.behind().join(', ') || 'nothing'}.${parked}`;
  }

  /** The shards that have not saved all of their log. */
  private behind(): string[] {
    const { cluster } = this;
    return cluster.shards().flatMap(({ shardId, store, end }) => {
      const { position } = store.shard(shardId);
      return position === end ? [] : [`${shardId} is at ${position} of ${end}`];
    });
  }

  private async stopAll(): Promise<void> {
    const { living } = this.cluster;
    let running = living.length;
    for (const one of living) void one.stop().then(() => (running -= 1));
    const deadlineMs = this.cluster.schedule.nowMs + restMs;
    await this.until(() => running === 0 || this.cluster.schedule.nowMs > deadlineMs);
  }
}

/** All promises that could go on have gone on. */
const settled = (): Promise<void> => new Promise((resolve) => process.nextTick(resolve));

const isDiscovery = (decoded: Decoded): decoded is Extract<Decoded, { kind: 'command' }> =>
  decoded.kind === 'command' && decoded.type === ClueDiscovered.type;
