import { playerView, playerViewLimits, type PlayerView } from '@treasure-hunt/contracts';
import { decideOne, Documents } from '@treasure-hunt/decider';
import fc from 'fast-check';
import { playerViewOf, playerViews } from './stage.js';
import type { View } from './state.js';

const ids = fc.nat(8).map((n) => `clue-${n}`);
const count = fc.integer({ min: 1, max: 9 });
const optional = fc.option(fc.nat(9), { nil: undefined });
const about = {
  huntId: fc.constant('h'),
  huntVersion: count,
  receivedAt: fc.nat(),
  at: fc.nat(1e9),
  clueId: ids,
};
const fact = (type: string, fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ type: fc.constant(type), data: fc.record({ ...about, ...fields }) });
const texts = (...of: string[]) => fc.constantFrom(...of);
const earnedBy = fc.constant([]);
const facts = fc.oneof(
  fact('clue.assigned', {
    ...{ assignmentId: ids, attemptsLeft: optional, expiresAt: optional, discoveredAt: fc.nat() },
    puzzle: fc.constant({ kind: 'visit' }),
  }),
  fact('clue.locked', { missing: fc.array(ids), opensAt: optional }),
  fact('clue.queued', { place: count }),
  fact('clue.turned-away', { retryAfterMs: fc.nat(1_000) }),
  fact('clue.expired', { reason: texts('hold-ended', 'hunt-withdrawn') }),
  fact('solution.accepted', { assignmentId: ids, finder: count, final: fc.boolean(), earnedBy }),
  fact('solution.rejected', {
    ...{ assignmentId: ids, attemptId: fc.uuid(), attemptsLeft: optional, retryAfterMs: optional },
    reason: texts('wrong-answer', 'expired'),
  }),
  fact('chest.revealed', { chestId: ids, opener: count, left: count, earnedBy }),
  fact('chest.exhausted', { chestId: ids, earnedBy }),
  fact('reward.granted', {
    ...{ grantId: ids, chestId: ids, coins: fc.constant([]), items: fc.constant([]), earnedBy },
    consolation: fc.boolean(),
  }),
  fact('reward.reversed', { grantId: ids, reason: texts('A forged fix.') }),
  fact('wallet.changed', { balances: fc.constant({ gem: 1, coin: 2 }), grantId: ids }),
);
const stories = fc.array(facts, { maxLength: 150, size: 'max' });

const play = (story: readonly { readonly type: string; readonly data: object }[]): PlayerView => {
  const documents = new Documents();
  story.forEach(({ type, data }, n) => {
    const command = { type, data: { ...data, playerId: 'ann' }, id: `m${n}`, decisionId: `d${n}`, now: n };
    const { changes } = decideOne(playerViews, documents, command);
    documents.apply(changes);
  });
  const kept = documents.get('player_views', 'ann') as View | undefined;
  if (kept) expect(JSON.parse(JSON.stringify(kept))).toStrictEqual(kept);
  return playerViewOf('ann', kept);
};

describe('whatever a player is told', () => {
  it('has a clue in one list at most', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const { held, locked, waiting, turnedAway, expired, solved } = play(story);
        const all = [held, locked, waiting, turnedAway, expired, solved].flatMap((list) =>
          list.map(({ clueId }) => clueId),
        );
        expect(new Set(all).size).toBe(all.length);
      }),
      { numRuns: 30 },
    );
  });

  it('is a view of the published shape, within the published limits', () => {
    fc.assert(
      fc.property(stories, (story) => {
        const view = play(story);
        expect(playerView.decode(playerView.encode(view))).toEqual(view);
        for (const [list, limit] of Object.entries(playerViewLimits))
          expect(view[list as keyof typeof playerViewLimits].length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 30 },
    );
  });

  it.each(Object.entries(playerViewLimits))('keeps the last of %s, %d of them', (list, limit) => {
    const view = play(
      Array.from({ length: limit + 3 }, (_, n) => ({
        type: typeOf[list] ?? '',
        data: { ...entry, clueId: `clue-${n}`, attemptId: `try-${n}` },
      })),
    );
    const kept = view[list as keyof typeof playerViewLimits];
    expect(kept).toHaveLength(limit);
    expect(kept.at(-1)).toMatchObject({ clueId: `clue-${limit + 2}` });
  });
});

const typeOf: Record<string, string> = {
  held: 'clue.assigned',
  locked: 'clue.locked',
  waiting: 'clue.queued',
  turnedAway: 'clue.turned-away',
  expired: 'clue.expired',
  solved: 'solution.accepted',
  verdicts: 'solution.rejected',
  chests: 'chest.exhausted',
  rewards: 'reward.granted',
};
const entry = { huntId: 'h', huntVersion: 1, at: 1, missing: [], retryAfterMs: 1, coins: [], items: [] };
