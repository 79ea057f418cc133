import type { HuntDefinition } from '@treasure-hunt/contracts';

/**
 * A way to build "a player crosses a border and holds a clue". All of them read the same records and give the same answers:
 *
 * - Input: the topic `given.input` has a record for each fix of a player. Key: the player's id. Value: JSON of
 *   `{ "playerId", "at": RFC 3339, "position": { "world": "bench", "x", "y" } }`. No headers. A player's fixes are in order of `at`.
 *   The topic is there when `start` is called, with `given.partitions` partitions (murmur2 of the key) and the broker's timestamps.
 * - Rules: each clue of `given.hunt` has a fence, a circle `{ world, x, y, radius }` on a flat map. A player enters it with a fix when
 *   the straight path from their last fix touches it and they were not inside; their first fix enters nothing. They have left it when a fix is
 *   further than radius + the margin from its centre; the margin is `exitMarginM` of `hunt.discovery`, or a tenth of the radius if that
 *   is smaller. Entering a clue that one does not hold assigns it, at most once for each player and clue, and where the clue has a
 *   `capacity` to that many players at a time (nobody lets go of one here); who comes later is not assigned.
 * - Output: for each assignment one record in the topic that `start` returns, whose value is JSON with at least `playerId`, `clueId` and
 *   `assignmentId`. Other records may be there, if a header `ce_type` says what they are and `answers.type` which are meant.
 * - Durability: what was answered survives a SIGKILL of every process of the contender, and no assignment is given twice or lost
 *   because of it. Kafka is written with acks=all. Whatever weakens that is said in `title`.
 */
export interface Contender {
  /** As it is named on the command line and in the table, such as `engine` or `redis-always`. */
  readonly name: string;
  /** What it is, in one line. */
  readonly title: string;
  /** True where it differs from another one in a setting only: a quick look leaves it out. */
  readonly variant?: boolean;
  /** True where it goes as far as rewards, too. */
  readonly rewards?: boolean;
  /** About how many crossings a second it can be given: the search for its highest rate begins here. */
  readonly guessPerS: number;
  /** What it needs and this machine lacks, as a sentence that says what to do; undefined where nothing is missing. */
  readonly missing?: () => Promise<string | undefined>;
  /** Resolves when everything of it runs, its topics are there, its consumers have their partitions, and it knows the hunt. */
  start(given: Given): Promise<RunningContender>;
}

/** What a contender is started with; everything is its own for this run, and gone afterwards. */
export interface Given {
  readonly kafkaBrokers: string;
  /** Without a database. */
  readonly mongodbUri: string;
  /** Begins the name of each topic, consumer group and database of this run; ends in a dot. */
  readonly prefix: string;
  /** An empty folder, for data, logs and what its processes are to read. */
  readonly dataDir: string;
  readonly partitions: number;
  /** The full name of the topic with what players do. */
  readonly input: string;
  readonly hunt: HuntDefinition;
  /** What is answered: an assignment, or (asked of those alone that have `rewards`) the reward that follows from it. */
  readonly goal: 'assignment' | 'reward';
}

/** One process whose CPU time, memory and disk writes are counted for the contender. */
export interface Process {
  readonly name: string;
  readonly pid: number;
}

export interface RunningContender {
  readonly processes: readonly Process[];
  /** Where its answers are; `type` is the `ce_type` of those that count, where others are beside them. */
  readonly answers: { readonly topic: string; readonly type?: string };
  /** Ends all of its processes; what it has stored outside of `dataDir` may stay. */
  stop(): Promise<void>;
}
