import type { Random } from '../random.js';
import type { Cluster } from './cluster.js';
import type { EngineProcess } from './engine-process.js';

/** What the nemesis has done, by kind. */
export type Faults = Map<string, number>;

/** Who is frozen for longer than this is taken for dead by the group. */
const sessionMs = 2_500;
const superviseMs = 400;
const maxRestartMs = 3_000;
const maxKillSteps = 25;
const maxClockStepMs = 3_600_000;

export interface NemesisOptions {
  /** Milliseconds between two faults, on average; without it, there is none. */
  readonly paceMs: number | undefined;
  /** So many processes of each stage. */
  readonly wanted: number;
}

/** Breaks things, and starts processes anew that have ended. */
export class Nemesis {
  readonly faults: Faults = new Map();
  private isCalm = false;
  private readonly starting = new Map<string, number>();
  private readonly deeds: readonly [Deed, ...Deed[]] = [
    ['kill', (one) => one.killAfter(this.random.between(1, maxKillSteps))],
    ['kill', (one) => one.killAfter(this.random.between(1, maxKillSteps))],
    ['freeze', (one) => this.freeze(one, this.random.between(300, 9_000))],
    ['freeze', (one) => this.freeze(one, this.random.between(300, 9_000))],
    ['cut off from its group', (one) => this.cutOff(one, this.random.between(500, 6_000))],
    ['cut off from its group', (one) => this.cutOff(one, this.random.between(500, 6_000))],
    ['rebalance', ({ stageName }) => this.cluster.groupOf(stageName).rebalance()],
    ['slow', (one) => this.slow(one)],
    ['stop', (one) => this.stop(one)],
    ['clock set', (one) => this.setClock(one)],
    ['MongoDB away', () => this.away('isMongodbAway')],
    ['Kafka away', () => this.away('isKafkaAway')],
  ];

  constructor(
    private readonly cluster: Cluster,
    private readonly random: Random,
    private readonly options: NemesisOptions,
  ) {}

  start(): void {
    this.supervise();
    if (this.options.paceMs !== undefined) this.strikeLater(this.options.paceMs);
  }

  /** Strikes no more, and mends what is broken. */
  calm(): void {
    this.isCalm = true;
    const { weather } = this.cluster.wire;
    weather.isKafkaAway = false;
    weather.isMongodbAway = false;
    for (const one of this.cluster.living) {
      one.killAfter(Number.POSITIVE_INFINITY);
      one.slowness = 1;
      one.clockErrorMs = 0;
      one.returnToGroup();
    }
  }

  /** Every process ends in good order, one after the other, and is started again with the next release. */
  upgrade(done: () => void): void {
    this.cluster.release += 1;
    this.upgradeNext(done);
  }

  private upgradeNext(done: () => void): void {
    const { living, release, schedule } = this.cluster;
    const old = living.find((one) => one.release < release);
    if (!old) return done();
    this.note('upgrade', old);
    this.stop(old);
    schedule.wake(this.random.between(200, 3_000), () => this.upgradeNext(done));
  }

  private strikeLater(paceMs: number): void {
    this.cluster.schedule.wake(this.random.below(2 * paceMs), () => {
      if (this.isCalm) return;
      this.strike();
      this.strikeLater(paceMs);
    });
  }

  private strike(): void {
    const one = this.random.pick(this.cluster.living);
    if (!one || one.isSpared) return;
    const [name, deed] = this.random.one(this.deeds);
    this.note(name, one);
    deed(one);
  }

  private note(name: string, one: EngineProcess): void {
    this.faults.set(name, (this.faults.get(name) ?? 0) + 1);
    this.cluster.say('nemesis', `${name}: ${one.name}`);
  }

  /** A frozen process hears of it later. */
  private stop(one: EngineProcess): void {
    this.cluster.schedule.wake(0, () => void one.stop(), one);
  }

  private freeze(one: EngineProcess, ms: number): void {
    one.freeze(ms);
    if (ms > sessionMs) this.cutOff(one, ms, this.random.between(sessionMs / 2, ms));
  }

  /** The group takes it for dead while it goes on, until it joins again. */
  private cutOff(one: EngineProcess, ms: number, afterMs = 0): void {
    const { schedule } = this.cluster;
    schedule.wake(afterMs, () => one.leaveGroup());
    schedule.wake(ms + this.random.below(1_000), () => one.returnToGroup());
  }

  private slow(one: EngineProcess): void {
    one.slowness = this.random.between(2, 60);
    this.cluster.schedule.wake(this.random.between(1_000, 8_000), () => (one.slowness = 1));
  }

  /** Its clock is wrong for a while, by up to an hour. */
  private setClock(one: EngineProcess): void {
    one.clockErrorMs = this.random.between(-maxClockStepMs, maxClockStepMs);
    this.cluster.schedule.wake(this.random.between(500, 10_000), () => (one.clockErrorMs = 0));
  }

  private away(what: 'isMongodbAway' | 'isKafkaAway'): void {
    const { weather } = this.cluster.wire;
    weather[what] = true;
    this.cluster.schedule.wake(this.random.between(300, 5_000), () => (weather[what] = false));
  }

  private supervise(): void {
    const { schedule, stageNames } = this.cluster;
    for (const stageName of stageNames) this.restart(stageName);
    schedule.wake(superviseMs, () => this.supervise());
  }

  private restart(stageName: string): void {
    const starting = this.starting.get(stageName) ?? 0;
    const alive = this.cluster.living.filter((one) => one.stageName === stageName).length;
    for (let missing = this.options.wanted - alive - starting; missing > 0; missing -= 1) {
      this.starting.set(stageName, (this.starting.get(stageName) ?? 0) + 1);
      this.cluster.schedule.wake(this.random.between(100, maxRestartMs), () => {
        this.starting.set(stageName, (this.starting.get(stageName) ?? 0) - 1);
        if (!this.isOver) this.cluster.startProcess(stageName);
      });
    }
  }

  /** Nobody is started any more. */
  isOver = false;
}

type Deed = readonly [name: string, deed: (one: EngineProcess) => void];
