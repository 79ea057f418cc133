import { RetryLater, type OutgoingRecord, type Sender } from '@treasure-hunt/shards';
import type { Random } from '../random.js';
import type { Broker } from './broker.js';
import type { Doer, Schedule } from './schedule.js';

/** Somebody who calls others, and may die at any step. */
export interface Caller extends Doer {
  /** Calls take so many times as long. */
  readonly slowness: number;
  /** Passes one step: before a call takes effect, or after. */
  passStep(): void;
}

/** What of the surroundings does not answer at this moment. */
export interface Weather {
  isKafkaAway: boolean;
  isMongodbAway: boolean;
  /** One answer in so many of MongoDB is lost on its way, after the call took effect. */
  readonly lostAnswers: number;
  /** One send in so many arrives a second time. */
  readonly repeatedSends: number;
}

const againMs = 200;
/** What is sent a second time comes up to this much later. */
const maxRepeatMs = 8_000;

/** Everything that processes send to Kafka and MongoDB takes its time, may be lost, or arrives twice. */
export class Wire {
  constructor(
    readonly schedule: Schedule,
    private readonly random: Random,
    readonly weather: Weather,
  ) {}

  /** Calls MongoDB. The call of a dead process may still take effect, but its answer goes nowhere. */
  call<T>(caller: Caller, effect: () => Promise<T>): Promise<T> {
    return this.ask(caller, async () => {
      if (this.weather.isMongodbAway) throw new RetryLater('MongoDB is away.');
      const result = await effect();
      if (this.isAnswerLost()) throw new RetryLater('No answer.');
      return result;
    });
  }

  /** Asks somebody who always answers in the end. */
  ask<T>(caller: Caller, effect: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (caller.isDead) return;
      const answer = (give: () => void) =>
        this.schedule.send(
          this.latencyMs(caller),
          () => {
            caller.passStep();
            if (!caller.isDead) give();
          },
          caller,
        );
      this.schedule.send(this.latencyMs(caller), () => {
        if (!this.arrives(caller)) return;
        effect().then(
          (result) => answer(() => resolve(result)),
          (error: Error) => answer(() => reject(error)),
        );
      });
    });
  }

  /** A sender as Kafka's protocol makes it: what goes to different partitions arrives in any order, and may arrive twice. */
  sender(caller: Caller, broker: Broker): Sender {
    return {
      send: (records, signal) =>
        new Promise((resolve, reject) => {
          if (caller.isDead) return;
          if (signal?.aborted) return reject(signal.reason as Error);
          const abort = () => reject(signal?.reason as Error);
          signal?.addEventListener('abort', abort);
          const batches = batchesOf(records);
          if (batches.length === 0) return resolve();
          let left = batches.length;
          const acknowledged = () => {
            left -= 1;
            if (left > 0) return;
            signal?.removeEventListener('abort', abort);
            resolve();
          };
          for (const batch of batches) this.append({ caller, broker, acknowledged }, batch);
        }),
    };
  }

  latencyMs({ slowness }: Pick<Caller, 'slowness'>): number {
    const kind = this.random.below(200);
    const maxMs = kind < 140 ? 3 : kind < 190 ? 30 : kind < 199 ? 300 : 3_000;
    return (slowness * this.random.below(maxMs * 1_000)) / 1_000;
  }

  private append(send: Send, batch: readonly OutgoingRecord[]): void {
    const { caller, broker, acknowledged } = send;
    this.schedule.send(this.latencyMs(caller), () => {
      if (this.weather.isKafkaAway && !caller.isDead)
        return void this.schedule.wake(againMs, () => this.append(send, batch), caller);
      if (!this.arrives(caller)) return;
      const cut = this.random.oneIn(8) ? 1 + this.random.below(batch.length) : batch.length;
      for (const record of batch.slice(0, cut)) broker.append(record);
      if (cut < batch.length) return this.append(send, batch.slice(cut));
      this.perhapsAgain(broker, batch);
      this.schedule.send(
        this.latencyMs(caller),
        () => {
          caller.passStep();
          if (!caller.isDead) acknowledged();
        },
        caller,
      );
    });
  }

  /** The answer was lost, and the client has sent the same again. */
  private perhapsAgain(broker: Broker, batch: readonly OutgoingRecord[]): void {
    const { repeatedSends } = this.weather;
    if (repeatedSends === 0 || !this.random.oneIn(repeatedSends)) return;
    this.schedule.send(this.random.below(maxRepeatMs), () => {
      for (const record of batch) broker.append(record);
    });
  }

  private isAnswerLost(): boolean {
    const { lostAnswers } = this.weather;
    return lostAnswers > 0 && this.random.oneIn(lostAnswers);
  }

  private arrives(caller: Caller): boolean {
    caller.passStep();
    return !caller.isDead || this.random.oneIn(2);
  }
}

interface Send {
  readonly caller: Caller;
  readonly broker: Broker;
  readonly acknowledged: () => void;
}

const batchesOf = (records: readonly OutgoingRecord[]): OutgoingRecord[][] => {
  const batches = new Map<string, OutgoingRecord[]>();
  for (const record of records) {
    const name = `${record.topic}/${record.partition}`;
    const batch = batches.get(name);
    if (batch) batch.push(record);
    else batches.set(name, [record]);
  }
  return [...batches.values()];
};
