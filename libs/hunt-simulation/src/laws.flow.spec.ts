import { topics } from '@treasure-hunt/contracts';
import fc from 'fast-check';
import type { Fact } from './fact.js';
import type { Outcome } from './outcome.js';
import { simulate } from './simulate.js';
import { anyLonelyStory, anyStory, anyWay } from './testing/any-story.js';
import {
  attemptsAreJudgedOnce,
  capacityIsKept,
  causesAreToldFirst,
  endedIsForgotten,
  coinsAreTraced,
  feedSaysTheSame,
  findersAreCounted,
  reversalsAreAnswered,
  supplyIsKept,
  walletsAreSums,
} from './testing/laws.js';
import { expectAllWell } from './testing/told.js';

/** Everything on all topics, with bytes as text. */
const bytesOf = (outcome: Outcome): string =>
  JSON.stringify(
    topics.map((topic) => [
      topic.name,
      outcome
        .records(topic)
        .map((records) =>
          records.map(({ key, value, ...rest }) => ({ key: String(key), value: String(value), ...rest })),
        ),
    ]),
  );

/** What was told to a player, but for what depends on who was read first: order, ids, times, places in a row. */
const essenceOf = ({ type, data }: Fact): string => {
  const { clueId, chestId, reason, final, consolation } = data as Record<string, unknown>;
  return JSON.stringify({ type, clueId, chestId, reason, final, consolation });
};
const essencesFor = (outcome: Outcome, player: string): string[] =>
  outcome
    .feed(player)
    .filter(({ type }) => type !== 'clue.locked')
    .map(essenceOf)
    .sort();

describe('whatever is read first, sent again, saved and loaded', () => {
  it('every law of the hunt holds', () =>
    fc.assert(
      fc.property(anyStory, ({ isWithdrawn, isForgotten, ...options }) => {
        const outcome = simulate(options);
        expectAllWell(outcome);
        coinsAreTraced(outcome);
        findersAreCounted(outcome);
        capacityIsKept(outcome, options.hunts[0]?.clues ?? []);
        supplyIsKept(outcome, options.hunts[0]?.chests[0]?.supply ?? 0, isWithdrawn);
        walletsAreSums(outcome);
        reversalsAreAnswered(outcome);
        attemptsAreJudgedOnce(outcome);
        feedSaysTheSame(outcome);
        causesAreToldFirst(outcome);
        if (isForgotten) endedIsForgotten(outcome);
      }),
      { numRuns: 150 },
    ));

  it('each player is told the same, where players do not depend on each other', () =>
    fc.assert(
      fc.property(anyLonelyStory, anyWay, anyWay, (story, one, other) => {
        const [first, second] = [simulate({ ...story, ...one }), simulate({ ...story, ...other })];
        for (const player of ['ann', 'bob', 'cleo', 'dan'])
          expect(essencesFor(first, player)).toEqual(essencesFor(second, player));
      }),
      { numRuns: 75 },
    ));

  it('the same seed gives the same topics byte for byte, also when state is saved and loaded after every message', () =>
    fc.assert(
      fc.property(anyStory, (options) => {
        const topicsOnce = bytesOf(simulate({ ...options, saveAfterEach: false }));
        expect(bytesOf(simulate({ ...options, saveAfterEach: true }))).toBe(topicsOnce);
        expect(bytesOf(simulate({ ...options, saveAfterEach: false }))).toBe(topicsOnce);
      }),
      { numRuns: 50 },
    ));

  it('another seed takes another way', () => {
    const [story] = fc.sample(anyStory, { numRuns: 1, seed: 1 });
    const ways = [1, 2, 3, 4].map((seed) => bytesOf(simulate({ ...story!, seed })));
    expect(new Set(ways).size).toBeGreaterThan(1);
  });
});
