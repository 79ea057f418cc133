import { partitionOf } from '@treasure-hunt/contracts';
import { sealed, stepsOf, type PublishedRecord } from '@treasure-hunt/publication';
import type { OutgoingRecord } from '@treasure-hunt/shards';
import type { Keys } from './keys.js';
import type { Players } from './players.js';
import type { Staff } from './staff.js';
import type { Outside, Publication, Scene } from './story.js';
import type { World } from './world.js';

/** One thing that happens: something is done at a time, or all has to be quiet before. */
interface Happening {
  readonly atMs: number;
  readonly needsQuiet: boolean;
  happen(): void;
}

/** Tells the story, one thing after the other. A publication is as many things as it has records. */
export class Storyteller {
  private readonly happenings: Happening[];

  constructor(
    story: readonly Scene[],
    private readonly cast: {
      readonly world: World;
      readonly players: Players;
      readonly staff: Staff;
      readonly keys: Keys;
    },
  ) {
    this.happenings = story.flatMap((scene) => this.happeningsOf(scene));
  }

  /** Whether the story can go on; `isQuiet` where nobody else has anything to do. */
  isReady(isQuiet: boolean): boolean {
    const [next] = this.happenings;
    return next !== undefined && (isQuiet || !next.needsQuiet);
  }

  act(): void {
    const next = this.happenings.shift();
    if (!next) return;
    this.cast.world.passTo(next.atMs);
    next.happen();
  }

  private happeningsOf(scene: Scene): Happening[] {
    const { players, staff } = this.cast;
    const { atMs } = scene;
    switch (scene.kind) {
      case 'sent':
        return [this.appending(atMs, this.recordOf(scene))];
      case 'answered':
        return [{ atMs, needsQuiet: false, happen: () => players.answer(scene.player, scene.attempt) }];
      case 'reversed':
        return [{ atMs, needsQuiet: false, happen: () => staff.reverse(scene.player, scene.clueId) }];
      case 'published':
      case 'withdrawn':
        return this.publication(scene).map((record) => this.appending(atMs, record));
      case 'quiet':
        return [{ atMs, needsQuiet: true, happen: () => undefined }];
    }
  }

  private appending(atMs: number, record: OutgoingRecord): Happening {
    return { atMs, needsQuiet: false, happen: () => this.cast.world.log.append(record) };
  }

  private recordOf({ topic, key, partition, value, headers }: Outside): OutgoingRecord {
    const { partitions } = this.cast.world;
    return {
      topic: topic.name,
      key,
      value,
      headers,
      partition: partition ?? partitionOf(key ?? '', partitions),
    };
  }

  private publication(scene: Publication): PublishedRecord[] {
    const { world, keys } = this.cast;
    const isWithdrawn = scene.kind === 'withdrawn';
    const edition = {
      definition: sealed(scene.hunt, keys.answers[0]),
      huntVersion: scene.hunt.version + (isWithdrawn ? 1 : 0),
      withdrawn: isWithdrawn,
      at: scene.atMs,
      huntSecret: keys.hunts[0],
    };
    const steps = stepsOf(edition, { topicPrefix: '', partitions: world.partitions });
    return steps.slice(0, scene.steps).flatMap(({ records }) => records);
  }
}
