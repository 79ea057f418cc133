import { header, quarantine, topics } from '@treasure-hunt/contracts';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import type { Actor, World } from './world.js';

const innerTopics: ReadonlySet<string> = new Set(
  topics.filter((topic) => !topic.outer && topic !== quarantine).map(({ name }) => name),
);

/** A send whose answer was lost: the same records arrive once more, under the same numbers, however late. */
export class Repeats implements Actor {
  constructor(
    private readonly world: World,
    private left: number,
  ) {}

  get isReady(): boolean {
    return this.left > 0 && this.world.sent.some(isRepeatable);
  }

  act(): void {
    const record = this.world.random.pick(this.world.sent.filter(isRepeatable));
    if (!record) return;
    this.left -= 1;
    this.world.log.append(record);
  }
}

const isRepeatable = ({ topic, headers }: OutgoingRecord): boolean =>
  innerTopics.has(topic) && headers[header.origin] !== undefined;
