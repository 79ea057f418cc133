import { given, type Given } from '@treasure-hunt/decider/testing';
import { discovery } from './discovery.js';
import { circle, hunt, lookUp, object, staying, withdrawn } from './testing/hunts.js';
import { adopted, fix, found, located } from './testing/moves.js';

const well = circle(0, 0, 50);
const square = hunt('square', [
  ['square.well', well],
  ['square.bench', staying(20, circle(0, 0, 40))],
  ['square.cave', { fence: { circle: { world: 'nether', x: 0, y: 0, radius: 5 } } }],
  ['square.sign', object('qr-7')],
]);
const stage = discovery(lookUp(square, withdrawn('square')));
const playing = (...moves: Given[]) => given(stage, adopted('square'), ...moves);
const retry = (targetId: string, more: Partial<Given> = {}): Given => ({
  type: 'player.acted',
  data: { playerId: 'ann', at: 90_000, action: 'retried', targetId },
  ...more,
});
const ignored = { type: 'retry.ignored', data: { playerId: 'ann' } };
const inNether = (atS: number, x: number): Given => ({
  type: 'player.moved',
  data: { playerId: 'ann', at: atS * 1000, position: { world: 'nether', x, y: 0 } },
});
const atWell = () => playing(fix(0, 100), fix(5, 45));

describe('a player who asks again for a clue', () => {
  it('finds it each time while inside its fence, without another fix', () => {
    const inside = atWell().when(retry('square.well', { id: 'again' }));
    inside.then(found('square.well', { by: 'fence', crossedAt: 90_000, earnedBy: ['again'] }), located);
    inside.when(retry('square.well')).then(found('square.well'), located);
  });

  it('is inside until they leave by the margin', () => {
    const strayed = playing(fix(0, 100), fix(5, 0), fix(10, 54));
    strayed.when(retry('square.well')).then(found('square.well'), located);
    strayed.when(fix(15, 56), retry('square.well')).then(ignored);
  });

  it('gets nothing outside, or having run through between two fixes, and is counted', () => {
    playing(fix(0, 100)).when(retry('square.well')).then(ignored);
    playing(fix(0, 100), fix(5, -100)).when(retry('square.well')).then(ignored);
  });

  it('gets nothing before having entered at all', () => {
    const first = playing(fix(0, 0)).when(retry('square.well'));
    first.then(ignored);
    first.when(fix(5, 0)).then(found('square.well'), located);
  });

  it('gets a clue that asks to stay when they have stayed, and not before', () => {
    const sitting = playing(fix(0, 100), fix(5, 30));
    sitting.when(fix(20, 30), retry('square.bench')).then(ignored);
    sitting.when(fix(25, 30)).then(found('square.bench'), located);
    sitting.when(retry('square.bench')).then(found('square.bench'), located);
  });

  it('is where they are in the world of its fence, wherever they are on the Earth', () => {
    const caving = playing(fix(0, 100), inNether(0, 10), inNether(5, 1), fix(5, 90));
    caving.when(retry('square.cave')).then(found('square.cave', { by: 'fence' }), located);
    caving.when(inNether(10, 10), retry('square.cave')).then(ignored);
    caving.when(fix(15, 45), retry('square.cave')).then(ignored);
  });

  it('gets nothing after 23 hours without a fix', () =>
    atWell()
      .when(retry('square.well', { now: 24 * 3_600_000 }))
      .then(ignored));

  it('gets nothing from an object, an unknown clue, or a hunt that was taken back', () => {
    const inside = atWell();
    inside.when(retry('square.sign')).then(ignored);
    inside.when(retry('qr-7')).then(ignored);
    inside.when(retry('nowhere')).then(ignored);
    inside.when(adopted('square', 2), retry('square.well')).then(ignored);
  });
});
