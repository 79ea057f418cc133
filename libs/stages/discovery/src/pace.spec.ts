import { given, type Given } from '@treasure-hunt/decider/testing';
import { discovery } from './discovery.js';
import { actionPace, fixPace, paidUntil } from './pace.js';
import { circle, hunt, lookUp, object } from './testing/hunts.js';
import { adopted, fix, found, located } from './testing/moves.js';

const square = hunt('square', [
  ['square.well', circle(0, 0, 50)],
  ['square.sign', object('qr-7')],
]);
const playing = (...moves: Given[]) => given(discovery(lookUp(square)), adopted('square'), ...moves);
/** So many fixes, a millisecond apart by the player's device, that arrive all at once. */
const fixesAtOnce = (count: number, now: number): Given[] =>
  Array.from({ length: count }, (_, n) => fix((now + n) / 1_000, 100, { now }));
const scan = (now: number, playerId = 'ann'): Given => ({
  type: 'player.acted',
  data: { playerId, at: now, action: 'scanned', targetId: 'qr-7' },
  now,
});
const throttled = (what: 'fix' | 'action') => ({ type: `${what}.throttled`, data: { playerId: 'ann' } });

describe('what is paid for', () => {
  const pace = { perS: 4, burst: 3 };
  const after = (...times: number[]) =>
    times.reduce<number | undefined>((paid, now) => paidUntil(paid, now, pace) ?? paid, undefined);

  it('is a burst, and one more each time that one is paid back', () => {
    expect(paidUntil(after(1_000, 1_000), 1_000, pace)).toBe(1_750);
    expect(paidUntil(after(1_000, 1_000, 1_000), 1_249, pace)).toBeUndefined();
    expect(paidUntil(after(1_000, 1_000, 1_000), 1_250, pace)).toBe(2_000);
  });

  it('is no more after a pause, however long', () =>
    expect(paidUntil(after(1_000, 90_000, 90_000, 90_000), 90_000, pace)).toBeUndefined());
});

describe('a player who sends more fixes than anybody takes', () => {
  const flooded = () => playing(...fixesAtOnce(fixPace.burst, 50_000));

  it('is throttled by the clock of the log: what is too much is counted and changes nothing', () => {
    const flood = flooded().when(fix(51, 0, { now: 50_000 }));
    flood.then(throttled('fix'));
    flood.when(fix(52, 90, { now: 50_010 })).then(located);
  });

  it('is not throttled any longer for going on', () => {
    const flood = flooded().when(...Array.from({ length: 50 }, (_, n) => fix(51 + n, 0, { now: 50_000 })));
    flood.then(throttled('fix'));
    flood.when(fix(52, 45, { now: 50_010 })).then(found('square.well'), located);
  });

  it('still triggers objects, and holds up nobody else', () => {
    const flood = flooded();
    flood.when(scan(50_000)).then(found('square.sign'), located);
    const bob = { playerId: 'bob', at: 50_000, position: { lat: 0, lon: 0 } };
    flood.when({ type: 'player.moved', data: bob, now: 50_000 }).then(located);
  });
});

describe('a player who sends more actions than anybody takes', () => {
  const scans = Array.from({ length: actionPace.burst }, () => scan(50_000));

  it('is throttled by the clock of the log', () => {
    const flood = playing(...scans).when(scan(50_000));
    flood.then(throttled('action'));
    flood.when(scan(50_049)).then(throttled('action'));
    flood.when(scan(50_050)).then(found('square.sign'), located);
  });

  it('still moves, and holds up nobody else', () => {
    const flood = playing(fix(0, 100, { now: 50_000 }), ...scans, scan(50_000));
    flood.when(scan(50_000, 'bob')).then(found('square.sign'), located);
    flood.when(fix(5, 0, { now: 50_000 })).then(found('square.well'), located);
  });

  it('is remembered no longer for it than a place would be', () => {
    const { documents } = playing(scan(50_000));
    const expiresAt = 50_000 + 23 * 3_600_000;
    expect(documents.get('player_presences', 'ann')).toEqual({
      newestAt: 0,
      tracks: [],
      expiresAt,
      actionsPaidUntil: 50_050,
    });
  });
});
