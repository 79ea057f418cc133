import { given } from '@treasure-hunt/decider/testing';
import { discovery } from './discovery.js';
import { circle, hunt, lookUp, staying } from './testing/hunts.js';
import { adopted, fix, found, located, refused } from './testing/moves.js';

const square = hunt('square', [
  ['square.bench', staying(20, circle(0, 0, 50))],
  ['square.well', circle(0, 0, 20)],
]);
const stage = discovery(lookUp(square));
const playing = (...moves: Parameters<typeof given>[1][]) => given(stage, adopted('square'), ...moves);
const bench = found('square.bench');

describe('a fence that asks to stay for 20 s', () => {
  it('is found by a fix inside 20 s after the entry, not before, and once', () => {
    const stay = playing(fix(0, 100)).when(fix(5, 40), fix(15, 40), fix(24.999, 40));
    stay.then(located);
    stay.when(fix(25, 40)).then({ ...bench, data: { ...bench.data, crossedAt: 25_000 } }, located);
    stay.when(fix(60, 40)).then(located);
  });

  it('is found by the first fix after that, however late it comes', () =>
    playing(fix(0, 100), fix(5, 40)).when(fix(100, 40)).then(bench, located));

  it('is not found by who runs through it', () =>
    playing(fix(0, 100), fix(60, -100)).when(fix(65, -110)).then(located));

  it('is not found by who comes back after 20 s and was outside between, however little', () =>
    playing(fix(0, 100), fix(5, 40), fix(15, 50.1)).when(fix(25, 40)).then(located));

  it('is found 20 s after coming back', () =>
    playing(fix(0, 100), fix(5, 40), fix(15, 51), fix(20, 40)).when(fix(40, 40)).then(bench, located));

  it('is entered with the second fix by who is inside at the first', () => {
    const inside = playing(fix(0, 40), fix(10, 40));
    inside.when(fix(29, 40)).then(located);
    inside.when(fix(30, 40)).then(bench, located);
  });

  it('is entered with the next fix by who is inside when the hunt is adopted', () => {
    const inside = given(stage, fix(0, 40), fix(50, 40), adopted('square'), fix(60, 40));
    inside.when(fix(79, 40)).then(located);
    inside.when(fix(80, 40)).then(bench, located);
  });

  it('begins anew after a gap, in which nobody knows where the player was', () => {
    const back = playing(fix(0, 100), fix(5, 40), fix(126, 40), fix(130, 40));
    back.when(fix(149, 40)).then(located);
    back.when(fix(150, 40)).then(bench, located);
  });

  it('is not interrupted by a fix that does not count', () => {
    const glitch = playing(fix(0, 100), fix(5, 40)).when(fix(10, 9_000));
    glitch.then(refused('too-fast'), located);
    glitch.when(fix(25, 40)).then(bench, located);
  });

  it('is left by the margin only, once it is found', () => {
    const stayed = playing(fix(0, 100), fix(5, 40), fix(25, 40));
    stayed.when(fix(30, 54), fix(35, 40), fix(60, 40)).then(located);
    stayed.when(fix(65, 56), fix(70, 40), fix(90, 40)).then(bench, located);
  });

  it('lets another fence be found that only has to be crossed', () =>
    playing(fix(0, 100), fix(5, 40)).when(fix(25, 0)).then(bench, found('square.well'), located));
});
