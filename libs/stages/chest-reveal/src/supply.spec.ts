import type { ChestRevealed } from '@treasure-hunt/contracts';
import { decideOne, Documents } from '@treasure-hunt/decider';
import fc from 'fast-check';
import { chestReveal } from './stage.js';

const clues = ['tower', 'well'];
const chestIds = ['oak', 'elm', 'ash'];
const about = { huntId: 'h', receivedAt: 0, at: 0 };

interface Step {
  readonly clueId: string;
  readonly type: string;
  readonly data: object;
}

/** Versions name any supply, though the catalog lets it only rise; the last one may withdraw. */
const definitions = (clueId: string) =>
  fc
    .record({
      supplies: fc.array(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 3, maxLength: 3 }), {
        minLength: 1,
        maxLength: 3,
      }),
      withdrawn: fc.boolean(),
    })
    .map(({ supplies, withdrawn }) =>
      supplies.map((_, version): Step => ({
        clueId,
        type: 'chest.defined',
        data: {
          ...about,
          clueId,
          secretId: 's',
          huntVersion: version + 1,
          withdrawn: withdrawn && version > 0 && version === supplies.length - 1,
          chests: chestIds.map((chest, n) => ({
            chestId: `${clueId}.${chest}`,
            clueId,
            loot: {},
            supply: supplies[version]?.[n] ?? 1,
          })),
        },
      })),
    );

const solutions = fc.array(fc.record({ clueId: fc.constantFrom(...clues), player: fc.nat(25) }), {
  maxLength: 80,
});

/** Any order of solutions (some twice) and versions, after the first version of each clue. */
const logs = fc.tuple(definitions('tower'), definitions('well'), solutions).chain(([tower, well, solved]) => {
  const steps = solved.map(({ clueId, player }): Step => ({
    clueId,
    type: 'solution.accepted',
    data: { ...about, clueId, huntVersion: 1, playerId: `p${player}`, final: true, earnedBy: [] },
  }));
  const rest = [...tower.slice(1), ...well.slice(1), ...steps];
  return fc
    .shuffledSubarray(rest, { minLength: rest.length })
    .map((shuffled) => [...tower.slice(0, 1), ...well.slice(0, 1), ...shuffled]);
});

const play = (log: readonly Step[]) => {
  const documents = new Documents();
  return log.map((step, offset) => {
    const said = { ...step, id: `m${offset}`, decisionId: `d${offset}`, now: offset };
    const { facts, changes } = decideOne(chestReveal, documents, said);
    documents.apply(JSON.parse(JSON.stringify(changes)) as typeof changes);
    return { step, facts };
  });
};
type Played = ReturnType<typeof play>;
const revealsIn = (played: Played) =>
  played
    .flatMap(({ facts }) => facts)
    .filter(({ type }) => type === 'chest.revealed')
    .map(({ data }) => data as ChestRevealed);

describe('limited supply, in any order of solutions and versions', () => {
  it('is never oversold, and openers are counted without a gap', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const opened = new Map<string, number>();
        for (const { chestId, opener, left } of revealsIn(play(log))) {
          expect(opener).toBe((opened.get(chestId) ?? 0) + 1);
          expect(left).toBeGreaterThanOrEqual(0);
          opened.set(chestId, opener);
        }
        for (const [chestId, count] of opened)
          expect(count).toBeLessThanOrEqual(highestSupply(ofChest(log, chestId), chestId));
      }),
    );
  });

  it('answers every player exactly once at each clue', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const answers = new Map<string, number>();
        for (const { step, facts } of play(log).filter(({ step }) => step.type === 'solution.accepted')) {
          const who = `${step.clueId} ${(step.data as ChestRevealed).playerId}`;
          answers.set(who, (answers.get(who) ?? 0) + facts.length);
        }
        for (const count of answers.values()) expect(count).toBe(1);
      }),
    );
  });

  it('sends nobody away while a chest that is not closed has supply left', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const played = play(log);
        played.forEach(({ facts, step }, n) => {
          if (facts[0]?.type !== 'chest.exhausted') return;
          const before = played.slice(0, n).filter((earlier) => earlier.step.clueId === step.clueId);
          expect(isClosed(before) || revealsIn(before).length >= totalSupply(before)).toBe(true);
        });
      }),
    );
  });
});

interface Defined {
  readonly withdrawn: boolean;
  readonly huntVersion: number;
  readonly chests: readonly { readonly chestId: string; readonly supply: number }[];
}
const definedIn = (log: readonly Step[]): Defined[] =>
  log.filter(({ type }) => type === 'chest.defined').map(({ data }) => data as Defined);
/** Both clues' definitions are in one log; only a chest's own clue's are about it. */
const ofChest = (log: readonly Step[], chestId: string): Step[] =>
  log.filter(({ clueId }) => chestId.startsWith(clueId));
/** A version that comes after a higher one is old news; of the others, the highest supply counts. */
const counting = (log: readonly Step[]): Defined[] =>
  definedIn(log).filter(({ huntVersion }, n, all) =>
    all.slice(0, n).every((earlier) => earlier.huntVersion < huntVersion),
  );
const highestSupply = (log: readonly Step[], chestId: string): number =>
  Math.max(
    0,
    ...counting(log).flatMap(({ chests }) =>
      chests.filter((chest) => chest.chestId === chestId).map(({ supply }) => supply),
    ),
  );
const stepsOf = (played: Played): Step[] => played.map(({ step }) => step);
const isClosed = (played: Played): boolean => counting(stepsOf(played)).at(-1)?.withdrawn ?? false;
const totalSupply = (played: Played): number =>
  (counting(stepsOf(played)).at(-1)?.chests ?? []).reduce(
    (sum, { chestId }) => sum + highestSupply(stepsOf(played), chestId),
    0,
  );
