import type { Reading } from '@treasure-hunt/shards';
import type { KafkaOptions } from '../connection/options.js';
import type { MemberPort, Membership } from '../connection/ports.js';
import { commitsThrough } from '../read/commits.js';
import type { Member } from '../read/member.js';
import { assigned, paused, resumed, startedAt, type Position } from '../read/position.js';
import { Fetcher, type FetchedPartition } from './fetcher.js';
import { finalIn } from './final.js';
import { Group } from './group.js';
import { nextAfter, recordsFrom } from './record.js';
import { warning } from './warning.js';

const offsetOutOfRange = 1;

/**
 * A member of a group that fetches by itself, from the positions that it was told: an answer counts only where it begins at the next offset
 * of a partition that is being read.
 */
export class PlatformaticMember implements MemberPort {
  /** In the order in which they are fetched: what has just brought something comes last. */
  readonly #positions = new Map<number, Position>();
  readonly #group: Group;
  readonly #fetcher: Fetcher;
  readonly commit: Reading['commit'];
  /** Nothing is told before the caller of `join` can answer, nor after `stop`. */
  #telling: 'not yet' | 'yes' | 'no more' = 'not yet';
  #joined = false;

  constructor(
    options: KafkaOptions,
    membership: Membership,
    private readonly member: Member,
  ) {
    this.#group = new Group(options, membership, {
      joined: (partitions) => this.#assign(partitions),
      fatal: (error) => member.fatal(error),
    });
    this.#fetcher = new Fetcher(options, membership.topic, {
      wanted: () => this.#wanted(),
      fetched: (partition, from, answer) => this.#receive(partition, from, answer),
      failed: (error) => {
        const final = finalIn(error);
        if (final) return this.#end(final);
        options.onLog?.(warning('A fetch failed and is repeated.', error));
      },
    });
    const write = commitsThrough(this.#group.commit);
    this.commit = (partition, offset) =>
      this.#positions.has(partition) ? write(partition, offset) : Promise.resolve();
  }

  async join(): Promise<void> {
    await this.#group.join();
    setImmediate(() => {
      if (this.#telling === 'not yet') this.#telling = 'yes';
      if (this.#joined) this.#tellAssigned();
    });
  }

  start(partition: number, offset: number): void {
    this.#move(partition, () => startedAt(offset));
  }

  pause(partition: number): void {
    this.#move(partition, paused);
  }

  resume(partition: number): void {
    this.#move(partition, resumed);
  }

  async stop(): Promise<void> {
    this.#telling = 'no more';
    this.#positions.clear();
    await Promise.allSettled([this.#fetcher.stop(), this.#group.leave()]);
  }

  #end(error: unknown): void {
    void this.#fetcher.stop();
    this.member.fatal(error);
  }

  #wanted(): ReadonlyMap<number, number> {
    const wanted = new Map<number, number>();
    for (const [partition, position] of this.#positions)
      if (position.state === 'reading') wanted.set(partition, position.next);
    return wanted;
  }

  #assign(partitions: readonly number[]): void {
    if (this.#telling === 'no more') return;
    this.#joined = true;
    this.#positions.clear();
    for (const partition of [...partitions].sort((a, b) => a - b)) this.#positions.set(partition, assigned);
    this.#tellAssigned();
  }

  #tellAssigned(): void {
    if (this.#telling === 'yes')
      this.#tell(() => this.member.assigned([...this.#positions.keys()].sort((a, b) => a - b)));
  }

  #receive(partition: number, from: number, { errorCode, records, highWatermark }: FetchedPartition): number {
    const position = this.#positions.get(partition);
    if (position?.state !== 'reading' || position.next !== from) return 0;
    if (errorCode === offsetOutOfRange) this.#tell(() => this.member.astray(partition, from));
    if (errorCode !== 0 || !records) return 0;
    const next = nextAfter(from, records);
    if (next === from) return 0;
    this.#positions.delete(partition);
    this.#positions.set(partition, startedAt(next));
    const news = recordsFrom(from, records);
    this.#tell(() => {
      if (news.length > 0) this.member.records(partition, news, Number(highWatermark));
      this.member.moved?.(partition, next);
    });
    return news.length;
  }

  #move(partition: number, to: (position: Position) => Position): void {
    const before = this.#positions.get(partition);
    if (!before) return;
    this.#positions.set(partition, to(before));
    this.#fetcher.wake();
  }

  /** A listener that throws is a defect, not a failed fetch. */
  #tell(say: () => void): void {
    try {
      say();
    } catch (error) {
      this.member.fatal(error);
    }
  }
}
