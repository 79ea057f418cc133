import {
  clueActivity,
  decode,
  definitions,
  HuntPublished,
  playerActivity,
  type FlowStage,
} from '@treasure-hunt/contracts';
import type { AnyStage } from '@treasure-hunt/decider';
import { openKeys } from '@treasure-hunt/hunt-simulation';
import { sealed, stepsOf } from '@treasure-hunt/publication';
import { ShardMachine, type LogRecord, type OutgoingRecord } from '@treasure-hunt/shards';
import { clueSolving } from '@treasure-hunt/stage-clue-solving';
import { discovery } from '@treasure-hunt/stage-discovery';
import { Course, type CourseSize } from '../course.js';

const startMs = Date.parse('2026-06-01T12:00:00Z');
const bytes = (value: string | Buffer | null): Buffer | null => (value === null ? null : Buffer.from(value));

/** One partition of a stage: the engine's own machine, and a log that it is given record by record. */
export class Partition {
  private readonly machine: ShardMachine;
  private offset = 0;

  constructor(stage: AnyStage, { reads }: Pick<FlowStage, 'reads'>) {
    const place = { topic: reads.name, partition: 0, partitions: 1 };
    const sink = { prefix: '', partitions: 1, continueTrace: (parent?: string) => parent ?? '00-0-0-01' };
    const fresh = { position: 0, lastRead: null, clockMs: 0, sequences: [] };
    this.machine = new ShardMachine({ stage, place, incarnation: 0, sink }, fresh, {
      documents: [],
      parked: [],
    });
  }

  /** A record as a consumer would give it: bytes, also in its headers. */
  record({ key, value, headers }: Pick<OutgoingRecord, 'key' | 'value' | 'headers'>): LogRecord {
    const asBytes = Object.entries(headers).map(
      ([name, text]) => [name, Buffer.from(text as string)] as const,
    );
    return {
      offset: this.offset++,
      timestampMs: startMs + this.offset,
      key: bytes(key),
      value: bytes(value),
      headers: Object.fromEntries(asBytes),
    };
  }

  /** Decides records, a few at a time as a shard does, and gives what it says to whoever comes next. */
  decide(records: readonly LogRecord[], say: (said: OutgoingRecord) => void): void {
    const atOnce = 20;
    for (let from = 0; from < records.length; from += atOnce) {
      const some = records.slice(from, from + atOnce).map((record) => this.machine.decode(record));
      this.machine.decide(some).inner.forEach(say);
    }
  }
}

/** Discovery and clue-solving of a hunt round the ring, without Kafka and MongoDB. */
export class InMemory {
  readonly discovery: Partition;
  readonly clueSolving = new Partition(clueSolving, { reads: clueActivity });
  readonly course: Course;

  constructor(size: CourseSize) {
    this.course = new Course(size);
    const edition = {
      definition: sealed(this.course.hunt(), openKeys.answers[0]),
      huntVersion: 1,
      withdrawn: false,
      at: startMs,
      huntSecret: openKeys.hunts[0],
    };
    const all = stepsOf(edition, { topicPrefix: '', partitions: 1 }).flatMap(({ records }) => records);
    const on = (topic: { readonly name: string }) => all.filter((record) => record.topic === topic.name);
    const published = decode(HuntPublished, JSON.parse(String(on(definitions)[0]!.value)));
    this.discovery = new Partition(
      discovery(() => published),
      { reads: playerActivity },
    );
    const silent = (): void => undefined;
    this.clueSolving.decide(
      on(clueActivity).map((record) => this.clueSolving.record(record)),
      silent,
    );
    this.discovery.decide(
      on(playerActivity).map((record) => this.discovery.record(record)),
      silent,
    );
  }

  /** The first fix of every player, in the middle of the ring. */
  place(): void {
    const fixes = Array.from({ length: this.course.size.players }, (_, player) =>
      this.fix(player, 0, Course.middle),
    );
    this.discovery.decide(fixes, () => undefined);
  }

  /** The fix with which somebody crosses, by its number. */
  crossing(crossing: number): LogRecord {
    const { course } = this;
    const round = Math.floor(crossing / course.size.players) + 1;
    return this.fix(course.playerOf(crossing), round, course.place(course.clueOf(crossing)));
  }

  private fix(player: number, round: number, position: object): LogRecord {
    const key = this.course.playerId(player);
    const at = new Date(startMs + round * 1_000).toISOString();
    return this.discovery.record({
      key,
      value: JSON.stringify({ playerId: key, at, position }),
      headers: {},
    });
  }
}
