import type { HuntDefinition } from '@treasure-hunt/contracts';

const world = 'bench';
const radius = 10;
const apart = 100;

/** What a course is made of; the load and those who start it make the same course of the same numbers. */
export interface CourseSize {
  readonly clues: number;
  readonly players: number;
  /** `reward`: clues solve themselves, and those that have a chest reward their finder. */
  readonly goal: 'assignment' | 'reward';
  /** How many may hold a clue at once; nobody lets go. */
  readonly capacity?: number;
}

export interface Place {
  readonly world: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Fences on a ring, far enough apart that the straight way from one to the next touches these two alone, and players who go round it, each from
 * another fence on. So each fix after a player's first one, which is in the middle of the ring, is a crossing that has one answer: crossing `n` is that
 * of one player at one clue, and whoever knows both knows `n`.
 */
export class Course {
  private readonly ringRadius: number;

  constructor(readonly size: CourseSize) {
    this.ringRadius = Math.max((size.clues * apart) / (2 * Math.PI), apart);
  }

  static readonly middle: Place = { world, x: 0, y: 0 };

  /** As many crossings as there can be: each player at each clue. */
  get length(): number {
    return this.size.players * this.size.clues;
  }

  playerId(player: number): string {
    return `p${player}`;
  }

  clueId(clue: number): string {
    return `bench.c${clue}`;
  }

  playerOf(crossing: number): number {
    return crossing % this.size.players;
  }

  clueOf(crossing: number): number {
    const { players, clues } = this.size;
    return ((crossing % players) + Math.floor(crossing / players)) % clues;
  }

  /** The number of a player's crossing at a clue; undefined where nobody and nothing is called so. */
  crossingOf(playerId: string, clueId: string): number | undefined {
    const { players, clues } = this.size;
    const player = Number(playerId.slice('p'.length));
    const clue = Number(clueId.slice('bench.c'.length));
    if (!(player < players && clue < clues)) return undefined;
    return ((((clue - player) % clues) + clues) % clues) * players + player;
  }

  place(clue: number): Place {
    const angle = (2 * Math.PI * clue) / this.size.clues;
    const round = (value: number): number => Math.round(value * 100) / 100;
    return {
      world,
      x: round(Math.cos(angle) * this.ringRadius),
      y: round(Math.sin(angle) * this.ringRadius),
    };
  }

  /** The clue whose fence is there; undefined in the middle. */
  clueAt({ x, y }: Place): string | undefined {
    if (x === 0 && y === 0) return undefined;
    const { clues } = this.size;
    const turn = Math.round((Math.atan2(y, x) / (2 * Math.PI)) * clues);
    return this.clueId((turn + clues) % clues);
  }

  hunt(): HuntDefinition {
    const { goal, capacity } = this.size;
    const clues = Array.from({ length: this.size.clues }, (_, clue) => ({
      clueId: this.clueId(clue),
      trigger: { fence: { circle: { ...this.place(clue), radius } } },
      ...(capacity !== undefined && { capacity, holdS: 86_400 }),
      puzzle:
        goal === 'reward'
          ? { kind: 'visit' as const }
          : { kind: 'text' as const, prompt: `What is written at post ${clue}?`, answers: [`word ${clue}`] },
    }));
    const chests = clues.map(({ clueId }) => ({
      chestId: `${clueId}.chest`,
      clueId,
      supply: 10_000_000,
      loot: { guaranteed: [{ currency: 'coin', amount: 10 }] },
    }));
    return {
      huntId: 'bench',
      version: 1,
      title: 'Round the ring',
      discovery: { maxGapS: 86_400, maxSpeedMps: 10_000 },
      clues,
      chests: goal === 'reward' ? chests : [],
    };
  }
}
