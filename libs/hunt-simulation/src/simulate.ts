import { type HuntDefinition } from '@treasure-hunt/contracts';
import { openKeys, type Keys } from './keys.js';
import { libraryOf } from './library.js';
import { outcomeOf, type Outcome } from './outcome.js';
import { Players } from './players.js';
import { Repeats } from './repeats.js';
import { SimulatedShard } from './simulated-shard.js';
import { stagesWith } from './stages.js';
import { Staff } from './staff.js';
import { published, type Scene, type Solver } from './story.js';
import { Storyteller } from './storyteller.js';
import { traceFrom } from './trace.js';
import { World, type Actor } from './world.js';

export interface SimulationOptions {
  /** The same seed gives the same topics, byte for byte. */
  readonly seed: number;
  /** Published before the story begins, at the time of its first scene. */
  readonly hunts: readonly HuntDefinition[];
  readonly story: readonly Scene[];
  readonly solvers?: readonly Solver[];
  /** Partitions of every topic; a divisor of 4096. */
  readonly partitions?: number;
  /** True: the state of a shard is saved and loaded after every message. */
  readonly saveAfterEach?: boolean;
  /** So many records that shards have sent arrive a second time, late. */
  readonly repeats?: number;
  readonly keys?: Keys;
}

/** A story that goes on for longer is taken to have no end. */
const maxSteps = 1_000_000;
/** What is sent again arrives at about one step in so many, while others have something to do. */
const stepsPerRepeat = 16;

/**
 * Runs all stages over a log in memory until nothing is unread and nothing is due. Who goes next and how much a shard takes
 * is left to chance, from the seed; time passes with the story only. Throws where a story does not come to an end.
 */
export const simulate = (options: SimulationOptions): Outcome => {
  const { seed, hunts, story, solvers = [], partitions = 4, repeats = 0, keys = openKeys } = options;
  const world = new World(seed, partitions);
  const players = new Players(world, solvers);
  const scenes = [...hunts.map((hunt) => published(hunt, story[0]?.atMs ?? 0)), ...story];
  const shards = shardsIn(world, keys, options.saveAfterEach ?? false);
  perform(world, {
    engine: [...shards, players],
    story: new Storyteller(scenes, { world, players, staff: new Staff(world), keys }),
    repeats: new Repeats(world, repeats),
  });
  return outcomeOf(world, shards);
};

const shardsIn = (world: World, keys: Keys, saveAfterEach: boolean): SimulatedShard[] =>
  stagesWith(keys, libraryOf(world.log)).flatMap((stage) =>
    Array.from({ length: world.partitions }, (_, partition) => {
      const place = { topic: stage.flow.reads.name, partition, partitions: world.partitions };
      const sink = { prefix: '', partitions: world.partitions, continueTrace: traceFrom };
      return new SimulatedShard({ stage, place, incarnation: 0, sink }, world, saveAfterEach);
    }),
  );

interface Cast {
  readonly engine: readonly Actor[];
  readonly story: Storyteller;
  readonly repeats: Repeats;
}

const perform = (world: World, cast: Cast): void => {
  for (let step = 0; step < maxSteps; step += 1) {
    const next = nextOf(world, cast);
    if (!next) return;
    next.act();
  }
  throw new Error(`The story does not come to an end within ${maxSteps} steps.`);
};

const nextOf = ({ random }: World, { engine, story, repeats }: Cast): Pick<Actor, 'act'> | undefined => {
  const busy: Pick<Actor, 'act'>[] = engine.filter(({ isReady }) => isReady);
  if (story.isReady(busy.length === 0)) busy.push(story);
  if (repeats.isReady && (busy.length === 0 || random.below(stepsPerRepeat) === 0)) return repeats;
  return random.pick(busy);
};
