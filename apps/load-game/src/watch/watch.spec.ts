import type { HuntDefinition } from '@treasure-hunt/contracts';
import type { Heard } from '../play/heard.js';
import { Player } from '../play/player.js';
import type { Message } from '../play/said.js';
import type { Walk } from '../walks/walk.js';
import { Watch } from './watch.js';

const hunt: HuntDefinition = {
  huntId: 'h',
  version: 1,
  title: 'H',
  clues: [
    {
      clueId: 'gate',
      trigger: { fence: { circle: { lat: 48, lon: 2, radiusM: 50 } } },
      puzzle: { kind: 'text', prompt: 'Who?', answers: ['lion', 'No idea'] },
    },
    {
      clueId: 'box',
      requires: { allOf: ['gate'] },
      trigger: { object: { targetId: 'qr' } },
      puzzle: { kind: 'visit' },
    },
  ],
  chests: [
    { chestId: 'chest', clueId: 'box', supply: 2, loot: { guaranteed: [{ currency: 'coin', amount: 3 }] } },
  ],
};
const walk: Walk = {
  name: 'ann',
  fixes: [
    { at: 0, lat: 47.99, lon: 2 },
    { at: 5_000, lat: 48, lon: 2 },
  ],
};
const start = (wrong = 0) => {
  const player = new Player('ann-1', walk, { hunt, seed: 1, wrong });
  player.move(0, 1_000);
  player.move(1, 2_000);
  const watch = new Watch([player], hunt);
  let ids = 0;
  const tell = (type: Heard['type'], more: object, id = `f${(ids += 1)}`): boolean => {
    const data = { huntId: 'h', huntVersion: 1, playerId: 'ann-1', at: ids, clueId: 'box', ...more };
    return watch.enter({ id, type, data, traceParent: undefined, readAtMs: 2_000 + ids } as never, player);
  };
  return { player, watch, tell };
};
const reward = { chestId: 'chest', grantId: 'g', coins: [{ coinId: 'c', currency: 'coin', amount: 3 }] };

const tellAll = ({ tell }: ReturnType<typeof start>) => {
  tell('clue.assigned', { clueId: 'gate' });
  tell('solution.accepted', { clueId: 'gate', finder: 1 });
  tell('clue.assigned', {});
  tell('solution.accepted', { finder: 1 });
  tell('chest.revealed', { chestId: 'chest', opener: 1, left: 1 });
  tell('reward.granted', reward);
  tell('wallet.changed', { grantId: 'g', balances: { coin: 3 } });
};

describe('the watch over a play', () => {
  it('misses nothing when everything came', () => {
    const play = start();
    tellAll(play);
    expect(play.watch.missing).toEqual([]);
    expect(play.watch.ledger.twice).toEqual([]);
    expect(play.watch.ledger.unexpected).toEqual([]);
    expect(play.watch.wallets.totals).toEqual({ coin: 3 });
  });

  it('misses what has not come, down to the wallet', () => {
    const play = start();
    expect(play.watch.missing).toEqual([
      'clue.assigned gate to ann-1',
      'solution.accepted gate to ann-1',
      'clue.assigned box to ann-1',
      'solution.accepted box to ann-1',
      'chest at box for ann-1',
    ]);
    play.tell('chest.revealed', { chestId: 'chest', opener: 1, left: 1 });
    expect(play.watch.missing).toContain('reward of chest for ann-1');
    play.tell('reward.granted', reward);
    expect(play.watch.missing).toContain('wallet.changed after grant g');
  });

  it('takes a fact that comes again under its id for a redelivery', () => {
    const { tell, watch } = start();
    expect(tell('clue.assigned', { clueId: 'gate' }, 'same')).toBe(true);
    expect(tell('clue.assigned', { clueId: 'gate' }, 'same')).toBe(false);
    expect(watch.ledger.redelivered).toBe(1);
    expect(watch.ledger.twice).toEqual([]);
  });

  it('takes a fact that comes again under another id for a fault', () => {
    const play = start();
    tellAll(play);
    play.tell('reward.granted', { ...reward, grantId: 'other' });
    expect(play.watch.ledger.twice).toEqual(['reward of chest for ann-1', 'coin c']);
  });

  it('notes an assignment that nobody walked for', () => {
    const { tell, watch } = start();
    tell('clue.assigned', { clueId: 'tower' });
    expect(watch.ledger.unexpected).toEqual(['clue.assigned tower to ann-1']);
  });

  it('misses the right balance where the wallet says another', () => {
    const play = start();
    tellAll(play);
    play.tell('wallet.changed', { grantId: 'h', balances: { coin: 2 }, at: 99 });
    expect(play.watch.missing).toEqual(['the right balance of ann-1: {"coin":3}']);
  });

  it('misses a chest that was left when a player was sent away', () => {
    const { tell, watch } = start();
    tell('chest.revealed', { chestId: 'chest', opener: 1, left: 1, playerId: 'bob' });
    tell('chest.exhausted', { chestId: 'chest' });
    expect(watch.missing).toContain('1 chests at box that were left');
  });

  it('expects nothing for who comes too late at a chest that does not console', () => {
    const { tell, watch } = start();
    tell('chest.exhausted', { chestId: 'chest' });
    expect(watch.missing).not.toContain('reward of chest for ann-1');
  });

  it('sends nobody away unjustly when the last chest was opened', () => {
    const { tell, watch } = start();
    tell('chest.revealed', { chestId: 'chest', opener: 2, left: 0, playerId: 'bob' });
    tell('chest.exhausted', { chestId: 'chest' });
    expect(watch.missing).not.toContain('1 chests at box that were left');
  });

  it('measures from the fix that completes the crossing, unless the clue was locked', () => {
    const { tell, watch } = start();
    tell('clue.assigned', { clueId: 'gate' });
    expect(watch.latencies.assignment.percentiles).toMatchObject({ count: 1, p50: 1, max: 1 });
    tell('clue.locked', { missing: ['gate'] });
    tell('clue.assigned', {});
    expect(watch.latencies.assignment.percentiles.count).toBe(1);
  });
});

describe('a player', () => {
  const assigned = { id: 'a', type: 'clue.assigned', data: { clueId: 'gate', assignmentId: 'as' } };
  const rejected = { id: 'r', type: 'solution.rejected', data: { ...assigned.data, reason: 'wrong-answer' } };
  const accepted = { id: 's', type: 'solution.accepted', data: { clueId: 'gate' }, readAtMs: 5 };
  const answers = (messages: readonly Message[]): unknown[] =>
    messages.map(({ value }) => (JSON.parse(value) as { answer: string }).answer);

  it('answers rightly at once, or after a wrong answer was rejected', () => {
    expect(answers(start(0).player.react(assigned as never))).toEqual([
      expect.stringMatching(/lion|No idea/),
    ]);
    const { player } = start(1);
    expect(answers(player.react(assigned as never))).toEqual(['no idea at all']);
    expect(answers(player.react(rejected as never))).toEqual([expect.stringMatching(/lion|No idea/)]);
  });

  it('goes on with the trace of what was asked', () => {
    const traceId = '0123456789abcdef0123456789abcdef';
    const traceParent = `00-${traceId}-0123456789abcdef-01`;
    const [attempt] = start().player.react({ ...assigned, traceParent } as never);
    expect(attempt?.headers['traceparent']).toContain(traceId);
    expect(attempt?.headers['traceparent']).not.toBe(traceParent);
  });

  it('scans an object once, as soon as its clue is unlocked', () => {
    const { player } = start();
    const [scan] = player.react(accepted as never);
    expect(JSON.parse(scan?.value ?? '')).toMatchObject({
      action: 'scanned',
      targetId: 'qr',
      playerId: 'ann-1',
    });
    expect(player.react(accepted as never)).toEqual([]);
  });

  it('sends fixes with the recorded time to the topic of the contract', () => {
    const [step] = start().player.move(1, 0);
    expect(step).toMatchObject({ topic: 'hunt.player-activity.v1', key: 'ann-1' });
    expect(JSON.parse(step?.value ?? '')).toEqual({
      playerId: 'ann-1',
      at: '1970-01-01T00:00:05.000Z',
      position: { lat: 48, lon: 2 },
    });
  });
});
