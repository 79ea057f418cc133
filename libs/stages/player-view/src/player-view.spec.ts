import { playerView, type PlayerView } from '@treasure-hunt/contracts';
import { given, type Outcome } from '@treasure-hunt/decider/testing';
import { playerViewOf, playerViews } from './stage.js';
import type { View } from './state.js';

const at = Date.parse('2026-12-01T18:00:00Z');
const said = (type: string, clueId: string, more: object = {}) => ({
  type,
  data: { huntId: 'h', huntVersion: 1, playerId: 'ann', receivedAt: at - 5, at, clueId, ...more },
});
const assigned = (clueId: string, more: object = {}) =>
  said('clue.assigned', clueId, {
    assignmentId: `${clueId}-1`,
    puzzle: { kind: 'text', prompt: 'Who?' },
    discoveredAt: at - 5,
    ...more,
  });
const locked = (clueId: string, ...missing: string[]) => said('clue.locked', clueId, { missing });
const queued = (clueId: string, place: number) => said('clue.queued', clueId, { place });
const expired = (clueId: string, reason = 'hold-ended') => said('clue.expired', clueId, { reason });
const accepted = (clueId: string, attemptId = `${clueId}-right`) =>
  said('solution.accepted', clueId, {
    ...{ assignmentId: `${clueId}-1`, attemptId, finder: 3, final: false, earnedBy: [] },
  });
const rejected = (clueId: string, attemptId: string, more: object = {}) =>
  said('solution.rejected', clueId, {
    assignmentId: `${clueId}-1`,
    attemptId,
    reason: 'wrong-answer',
    ...more,
  });

const viewAfter = (story: Outcome): PlayerView =>
  playerViewOf('ann', story.documents.get('player_views', 'ann') as View | undefined);
const view = (...commands: Parameters<Outcome['when']>): PlayerView =>
  viewAfter(given(playerViews, ...commands));

describe('the player view', () => {
  it('is empty for a player to whom nothing was said', () => {
    expect(view()).toMatchObject({ playerId: 'ann', asOf: null, held: [], wallet: { balances: {} } });
  });

  it('shows a held clue with its assignment, puzzle and end', () => {
    expect(view(assigned('gate', { attemptsLeft: 5, expiresAt: at + 900 })).held).toEqual([
      {
        huntId: 'h',
        huntVersion: 1,
        clueId: 'gate',
        assignmentId: 'gate-1',
        puzzle: { kind: 'text', prompt: 'Who?' },
        attemptsLeft: 5,
        discoveredAt: at - 5,
        assignedAt: at,
        expiresAt: at + 900,
      },
    ]);
  });

  it('shows a place in line until the clue is assigned', () => {
    const story = given(playerViews, queued('well', 4));
    expect(viewAfter(story).waiting).toMatchObject([{ clueId: 'well', place: 4 }]);
    const after = viewAfter(story.when(assigned('well')));
    expect(after.waiting).toEqual([]);
    expect(after.held).toMatchObject([{ clueId: 'well' }]);
  });

  it('shows when a player who was turned away may try again', () => {
    const turnedAway = said('clue.turned-away', 'well', { retryAfterMs: 30_000 });
    expect(view(turnedAway).turnedAway).toMatchObject([{ clueId: 'well', retryAt: at + 30_000 }]);
  });

  it('shows why a clue is no longer held, until the player has it again', () => {
    const story = given(playerViews, assigned('gate'), expired('gate'));
    expect(viewAfter(story)).toMatchObject({ held: [], expired: [{ clueId: 'gate', reason: 'hold-ended' }] });
    expect(viewAfter(story.when(assigned('gate')))).toMatchObject({ held: [{}], expired: [] });
  });

  it('shows what is missing at a locked clue, less with every clue that is solved', () => {
    const story = given(playerViews, locked('tower', 'gate', 'well'), assigned('gate'), accepted('gate'));
    expect(viewAfter(story).locked).toMatchObject([{ clueId: 'tower', missing: ['well'] }]);
  });

  it('does not miss a clue that was solved just before the player was told that it is missing', () => {
    expect(view(accepted('gate'), locked('tower', 'gate', 'well')).locked).toMatchObject([
      { missing: ['well'] },
    ]);
  });

  it('moves a clue from held to solved, with its verdict', () => {
    expect(view(assigned('gate'), accepted('gate'))).toMatchObject({
      held: [],
      solved: [{ clueId: 'gate', finder: 3, final: false, solvedAt: at }],
      verdicts: [{ verdict: 'accepted', clueId: 'gate', attemptId: 'gate-right' }],
    });
  });

  it('shows a refusal with its reason, the attempts left and when to try again', () => {
    const wrong = rejected('gate', 'try-1', { attemptsLeft: 4, retryAfterMs: 10_000 });
    expect(view(assigned('gate', { attemptsLeft: 5 }), wrong)).toMatchObject({
      held: [{ clueId: 'gate', attemptsLeft: 4 }],
      verdicts: [{ verdict: 'rejected', reason: 'wrong-answer', attemptsLeft: 4, retryAt: at + 10_000 }],
    });
  });

  it('shows the verdict of an attempt that was sent twice once, and gives no attempt back', () => {
    const first = rejected('gate', 'try-1', { attemptsLeft: 4 });
    const second = rejected('gate', 'try-2', { attemptsLeft: 3 });
    const after = view(assigned('gate', { attemptsLeft: 5 }), first, second, first);
    expect(after.verdicts.map(({ attemptId }) => attemptId)).toEqual(['try-1', 'try-2']);
    expect(after.held).toMatchObject([{ attemptsLeft: 3 }]);
  });

  it('gives no attempt back for a verdict that is told again when the view has forgotten it', () => {
    const others = Array.from({ length: 60 }, (_, n) => rejected('well', `try-${n}`));
    const first = rejected('gate', 'try-1', { attemptsLeft: 4 });
    const second = rejected('gate', 'try-2', { attemptsLeft: 3 });
    const after = view(assigned('gate', { attemptsLeft: 5 }), first, second, ...others, first);
    expect(after.held).toMatchObject([{ attemptsLeft: 3 }]);
  });

  it('shows a solution that was sent twice once', () => {
    const after = view(assigned('gate'), accepted('gate'), accepted('gate'));
    expect(after.verdicts).toHaveLength(1);
    expect(after.solved).toHaveLength(1);
  });

  it('shows both verdicts of an attempt that was throttled first and judged when sent again', () => {
    const throttled = rejected('gate', 'try-1', { reason: 'throttled' });
    expect(view(throttled, rejected('gate', 'try-1')).verdicts).toMatchObject([
      { reason: 'throttled' },
      { reason: 'wrong-answer' },
    ]);
  });

  it('shows a refusal by a reason that came with a later release', () => {
    const after = view(rejected('gate', 'try-1', { reason: 'moon-phase' }));
    expect(after.verdicts).toMatchObject([{ verdict: 'rejected', reason: 'moon-phase' }]);
  });

  it('shows chests, rewards and what is in the wallet', () => {
    const coins = [{ coinId: 'g1.c1', currency: 'coin', amount: 10 }];
    const granted = { grantId: 'g1', chestId: 'oak', coins, items: [], consolation: false };
    const after = view(
      said('chest.revealed', 'tower', { chestId: 'oak', opener: 2, left: 98, earnedBy: [] }),
      said('chest.exhausted', 'well', { chestId: 'elm', earnedBy: [] }),
      said('reward.granted', 'tower', { ...granted, earnedBy: [], draw: { seed: '00', lootVersion: 1 } }),
      said('wallet.changed', 'tower', { balances: { gem: 1, coin: 10 }, grantId: 'g1' }),
    );
    expect(after.chests).toMatchObject([
      { status: 'revealed', chestId: 'oak', opener: 2, left: 98 },
      { status: 'exhausted', chestId: 'elm' },
    ]);
    expect(after.rewards).toMatchObject([{ ...granted, grantedAt: at }]);
    expect(after.wallet).toEqual({ balances: { coin: 10, gem: 1 } });
  });

  it('shows what staff have taken back, with when and why, beside what stands', () => {
    const granted = (grantId: string) =>
      said('reward.granted', 'tower', { grantId, chestId: 'oak', coins: [], items: [], consolation: false });
    const taken = said('reward.reversed', 'tower', {
      grantId: 'g1',
      chestId: 'oak',
      reason: 'A forged fix.',
    });
    const after = view(granted('g1'), granted('g2'), taken);
    expect(after.rewards.map(({ grantId, reversed }) => [grantId, reversed])).toEqual([
      ['g1', { at, reason: 'A forged fix.' }],
      ['g2', undefined],
    ]);
    expect(playerView.decode(playerView.encode(after))).toEqual(after);
  });

  it('says as of when it is, and times as ISO on the wire', () => {
    const after = view({ ...assigned('gate'), now: at + 40 });
    expect(playerView.encode(after)).toMatchObject({
      asOf: '2026-12-01T18:00:00.040Z',
      held: [{ assignedAt: '2026-12-01T18:00:00.000Z' }],
    });
  });
});
