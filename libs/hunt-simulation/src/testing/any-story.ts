import type { Clue, HuntDefinition } from '@treasure-hunt/contracts';
import fc from 'fast-check';
import type { SimulationOptions } from '../simulate.js';
import { answered, quiet, reversed, solves, withdrawn, type Scene } from '../story.js';
import { crosses, fenced, gate, huntOf, noon, scannable, scans, well } from './old-town.js';

const players = ['ann', 'bob', 'cleo', 'dan'];
/** A crossing takes two minutes. */
const betweenMs = 180_000;

const anyPlayer = fc.constantFrom(...players);

/** How many may hold a clue, how long, and how often they may try. */
const anyTerms = fc.constantFrom<Partial<Clue>>(
  {},
  { capacity: 1, holdS: 600 },
  { capacity: 2, holdS: 240, attempts: 2 },
  { holdS: 60, coolDownS: 30 },
  { attempts: 1 },
);
const anyHuntWith = (terms: fc.Arbitrary<Partial<Clue>>) =>
  fc
    .record({ supply: fc.integer({ min: 1, max: 3 }), n: fc.integer({ min: 1, max: 3 }), terms })
    .map(({ supply, n, terms }) => {
      const vault = scannable('vault', 'qr-v', {
        requires: { nOf: { n, clues: ['gate', 'well', 'tower'] } },
      });
      const places = [fenced('gate', gate, terms), fenced('well', well), scannable('tower', 'qr-t')] as const;
      return huntOf([...places, vault], supply);
    });

const anyTimes = fc.constantFrom<Pick<HuntDefinition, 'opens' | 'closes'>>(
  {},
  { closes: { at: noon + 1_800_000 } },
  { opens: { at: noon + 600_000 } },
  { opens: { at: noon + 600_000 }, closes: { at: noon + 2_400_000 } },
);
const anyHunt = fc
  .tuple(anyHuntWith(anyTerms), anyTimes)
  .map(([hunt, times]): HuntDefinition => ({ ...hunt, ...times }));

/** Something one player does, by the clue that it may find. */
const deed = fc.record({
  player: anyPlayer,
  does: fc.constantFrom('gate' as const, 'well' as const, 'tower' as const, 'vault' as const),
  together: fc.boolean(),
});
type Deed = { readonly player: string; readonly does: 'gate' | 'well' | 'tower' | 'vault' };

const scenesOf = ({ player, does }: Deed, atMs: number): readonly Scene[] => {
  switch (does) {
    case 'gate':
      return crosses(player, gate, atMs);
    case 'well':
      return crosses(player, well, atMs);
    case 'tower':
      return scans(player, 'qr-t', atMs);
    case 'vault':
      return scans(player, 'qr-v', atMs);
  }
};

/** What players do, one thing after the other or, where they are together, at the same time. */
const anyDeeds = fc.array(deed, { minLength: 1, maxLength: 24, size: 'max' }).map((deeds) => {
  let atMs = noon;
  return deeds.map(({ together, ...one }, n) => {
    if (n > 0 && !(together && deeds[n - 1]?.player !== one.player)) atMs += betweenMs;
    return scenesOf(one, atMs);
  });
});

const anyAnswers = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(['lion'], ['tiger', 'lion']) },
  { weight: 1, arbitrary: fc.array(fc.constantFrom('lion', 'tiger'), { maxLength: 3 }) },
);
const anySolvers = fc
  .array(fc.tuple(anyAnswers, anyAnswers), { minLength: players.length, maxLength: players.length })
  .map((answers) =>
    players.flatMap((player, n) => [
      solves(player, 'gate', ...(answers[n]?.[0] ?? [])),
      solves(player, 'well', ...(answers[n]?.[1] ?? [])),
    ]),
  );

/** Attempts at any time: without an assignment, or sent again under the same id, perhaps with another answer. */
const anyAttempts = fc.array(
  fc.record({
    player: anyPlayer,
    after: fc.nat(60),
    attempt: fc.record({
      clueId: fc.constantFrom('gate', 'well', 'vault'),
      answer: fc.constantFrom('lion', 'tiger'),
      attemptId: fc.constantFrom('x1', 'x2'),
    }),
  }),
  { maxLength: 8 },
);

/** Complaints at any time, about what is not granted yet and twice about the same; most of them when all is over. */
const anyReversals = fc.array(
  fc.record({
    player: anyPlayer,
    after: fc.oneof({ weight: 1, arbitrary: fc.nat(60) }, { weight: 2, arbitrary: fc.constant(Infinity) }),
  }),
  { maxLength: 8 },
);
const complaint = (player: string, after: number): readonly Scene[] =>
  after === Infinity ? [quiet(), reversed(player, 'vault', noon)] : [reversed(player, 'vault', noon)];

const insert = (story: readonly Scene[], after: number, scenes: readonly Scene[]): readonly Scene[] => {
  const at = Math.min(after, story.length);
  return [...story.slice(0, at), ...scenes, ...story.slice(at)];
};

const anySeed = fc.integer();
const anyPartitions = fc.constantFrom(1, 2, 4);

/** By then whatever has ended is forgotten. */
const longAfterMs = 9 * 24 * 60 * 60 * 1000;

/** A hunt and a story with everything in it. */
export const anyStory: fc.Arbitrary<
  SimulationOptions & { readonly isWithdrawn: boolean; readonly isForgotten: boolean }
> = fc
  .record({
    seed: anySeed,
    partitions: anyPartitions,
    hunt: anyHunt,
    deeds: anyDeeds,
    solvers: anySolvers,
    attempts: anyAttempts,
    reversals: anyReversals,
    withdrawnAfter: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.nat(60) },
    ),
    goesOn: fc.boolean(),
    saveAfterEach: fc.boolean(),
    repeats: fc.nat(40),
  })
  .map(({ hunt, deeds, attempts, reversals, withdrawnAfter, goesOn, ...rest }) => {
    const asides = [
      ...attempts.map(({ player, after, attempt }) => ({ after, scenes: [answered(player, attempt, noon)] })),
      ...reversals.map(({ player, after }) => ({ after, scenes: complaint(player, after) })),
    ];
    const played = asides.reduce<readonly Scene[]>(
      (story, { after, scenes }) => insert(story, after, scenes),
      deeds.flat(),
    );
    const isWithdrawn = withdrawnAfter !== undefined;
    const ended = isWithdrawn ? insert(played, withdrawnAfter, [withdrawn(hunt, noon)]) : played;
    const story = goesOn ? [...ended, quiet(noon + longAfterMs)] : ended;
    const isForgotten = goesOn && (isWithdrawn || hunt.closes !== undefined);
    return { ...rest, hunts: [hunt], story, isWithdrawn, isForgotten };
  });

/** A hunt and a story whose outcome for a player does not depend on what others do, nor on who is read first. */
export const anyLonelyStory: fc.Arbitrary<Pick<SimulationOptions, 'hunts' | 'story' | 'solvers'>> = fc
  .record({ hunt: anyHuntWith(fc.constant({})), deeds: anyDeeds, solvers: anySolvers })
  .map(({ hunt, deeds, solvers }) => ({ hunts: [plenty(hunt)], story: deeds.flat(), solvers }));

const plenty = (hunt: HuntDefinition): HuntDefinition => ({
  ...hunt,
  chests: hunt.chests.map((chest) => ({ ...chest, supply: 100 })),
});

/** Two ways to go through the same story. */
export const anyWay = fc.record({
  seed: anySeed,
  partitions: anyPartitions,
  saveAfterEach: fc.boolean(),
  repeats: fc.nat(40),
});
