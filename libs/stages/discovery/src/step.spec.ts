import type { Layer } from './layer.js';
import type { Fix } from './presence.js';
import type { Path, Point } from './sphere.js';
import { step } from './step.js';
import { layOut } from './terrain.js';
import { circle, hunt, lookUp } from './testing/hunts.js';
import { degrees } from './testing/moves.js';

const rings = hunt('rings', [
  ['rings.wide', circle(0, 0, 500)],
  ['rings.narrow', circle(0, 0, 20)],
]);
const [layer] = layOut({ hunts: [['rings', 1]] }, lookUp(rings)).earth as [Layer<Point, Path>];
const fix = (eastM: number, at = 5_000): Fix => ({ at, place: [0, degrees(eastM)] });
const at = (eastM: number, inside: readonly string[]) => ({ last: fix(eastM, 0), inside, dwelling: [] });

describe('a step', () => {
  it('enters every fence that it touches, in the order of the hunt', () => {
    const { found, inside } = step(at(600, []), fix(0), layer);
    expect(found.map(({ clue }) => clue.clueId)).toEqual(['rings.wide', 'rings.narrow']);
    expect(inside).toEqual(['rings.wide', 'rings.narrow']);
  });

  it('leaves the inner ring and stays in the outer one', () => {
    const { found, inside } = step(at(0, ['rings.wide', 'rings.narrow']), fix(100), layer);
    expect(found).toEqual([]);
    expect(inside).toEqual(['rings.wide']);
  });

  it('through a ring and out again enters it and is not inside', () => {
    const { found, inside } = step(at(100, ['rings.wide']), fix(-100), layer);
    expect(found.map(({ clue }) => clue.clueId)).toEqual(['rings.narrow']);
    expect(inside).toEqual(['rings.wide']);
  });

  it('leaves by a tenth of the radius where that is less than the margin of the hunt', () => {
    const both = at(0, ['rings.wide', 'rings.narrow']);
    expect(step(both, fix(21.9), layer).inside).toEqual(['rings.wide', 'rings.narrow']);
    expect(step(both, fix(22.1), layer).inside).toEqual(['rings.wide']);
    expect(step(at(0, ['rings.wide']), fix(509.9), layer).inside).toEqual(['rings.wide']);
    expect(step(at(0, ['rings.wide']), fix(510.1), layer).inside).toEqual([]);
  });

  it('forgets marks of clues that are not played any more', () => {
    expect(step(at(0, ['gone.clue', 'rings.wide']), fix(1), layer).inside).toContain('rings.wide');
    expect(step(at(0, ['gone.clue']), fix(1), layer).inside).not.toContain('gone.clue');
  });
});
