import type { Clue, HuntDefinition } from '@treasure-hunt/contracts';
import type { Random } from '../random.js';
import { fenceAt, places } from './places.js';

/** The answer of every puzzle, and the one that a later version adds. */
export const firstAnswer = 'lion';
export const laterAnswer = 'tiger';

/** When a story begins and ends, in milliseconds since 1970. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

type Chests = HuntDefinition['chests'];

/** A hunt that can be played: clues that need each other, terms, times and chests as chance has it. */
export const anyHunt = (random: Random, huntId: string, span: Span): HuntDefinition => {
  const clues = Array.from({ length: random.between(1, 6) }, (_, n) => anyClue(random, huntId, n));
  return {
    huntId,
    version: 1,
    title: huntId,
    ...anyTimes(random, span),
    discovery: {
      maxGapS: random.one([20, 60]),
      maxSpeedMps: random.one([60, 500]),
      lateS: random.one([5, 30]),
    },
    clues,
    chests: anyChests(random, clues),
  };
};

/** The next version: answers are added, supplies rise, capacities, holds and times change. */
export const revised = (random: Random, hunt: HuntDefinition, { endMs }: Span): HuntDefinition => ({
  ...hunt,
  version: hunt.version + 1,
  title: `${hunt.title}, version ${hunt.version + 1}`,
  ...(hunt.closes && { closes: { at: endMs - random.below(20_000) } }),
  clues: hunt.clues.map((clue) => revisedClue(random, clue)),
  chests: hunt.chests.map((chest) => ({ ...chest, supply: chest.supply + random.below(3) })),
});

const revisedClue = (random: Random, { puzzle, ...clue }: Clue): Clue => ({
  ...clue,
  puzzle:
    puzzle.kind === 'text'
      ? {
          ...puzzle,
          prompt: `${puzzle.prompt} Again.`,
          answers: [...new Set([...puzzle.answers, laterAnswer])],
        }
      : puzzle,
  ...(clue.capacity !== undefined && { capacity: random.between(1, 4), holdS: random.between(3, 40) }),
});

const anyClue = (random: Random, huntId: string, n: number): Clue => {
  const clueId = `${huntId}.${n}`;
  const requires = n > 0 && random.oneIn(2) ? anyRequires(random, huntId, n) : undefined;
  return {
    clueId,
    trigger: anyTrigger(random, clueId),
    puzzle: random.oneIn(3)
      ? { kind: 'visit' }
      : { kind: 'text', prompt: 'Who guards it?', answers: [firstAnswer] },
    ...(requires && { requires }),
    ...anyTerms(random),
  };
};

const anyRequires = (random: Random, huntId: string, n: number): Clue['requires'] => {
  const earlier = random.shuffled(Array.from({ length: n }, (_, m) => `${huntId}.${m}`));
  const clues = earlier.slice(0, random.between(1, Math.min(n, 3)));
  return random.oneIn(2) ? { allOf: clues } : { nOf: { n: random.between(1, clues.length), clues } };
};

const anyTrigger = (random: Random, clueId: string): Clue['trigger'] => {
  if (random.oneIn(4)) return { object: { targetId: targetOf(clueId) } };
  const fence = fenceAt(random.one(places), random.oneIn(3));
  return { fence, ...(random.oneIn(4) && { dwellS: random.between(1, 6) }) };
};

/** The object at which a clue may be found. */
export const targetOf = (clueId: string): string => `object.${clueId}`;

const anyTerms = (random: Random): Partial<Clue> => ({
  ...(random.oneIn(2) && { holdS: random.between(3, 40) }),
  ...(random.oneIn(2) && { capacity: random.between(1, 3), holdS: random.between(3, 40) }),
  ...(random.oneIn(2) && { attempts: random.between(1, 4) }),
  ...(random.oneIn(3) && { coolDownS: random.between(1, 8) }),
});

const anyTimes = (random: Random, { startMs, endMs }: Span): Pick<HuntDefinition, 'opens' | 'closes'> => ({
  ...(random.oneIn(3) && { opens: { at: startMs + random.between(5_000, 60_000) } }),
  ...(random.oneIn(3) && { closes: { at: random.between(startMs + 70_000, endMs) } }),
});

/** The last clue has chests, others may. */
const anyChests = (random: Random, clues: readonly Clue[]): Chests => {
  const at = [clues.at(-1)!, ...clues.filter(() => random.oneIn(4))];
  return at.map(({ clueId }, n) => ({
    chestId: `${clueId}.chest-${n}`,
    clueId,
    supply: random.between(1, 4),
    loot: {
      guaranteed: [{ currency: 'coin', amount: random.between(1, 20) }],
      weighted: [
        { weight: 1, sku: 'golden-key' },
        { weight: 3, currency: 'gem', amount: 5 },
      ],
      ...(random.oneIn(2) && { consolation: [{ currency: 'coin', amount: 1 }] }),
    },
  }));
};
