import type { Presence } from './presence.js';
import { step } from './step.js';
import { layOut } from './terrain.js';
import { circle, hunt, lookUp } from './testing/hunts.js';
import { degrees } from './testing/moves.js';

const rings = hunt('rings', [
  ['rings.wide', circle(0, 0, 500)],
  ['rings.narrow', circle(0, 0, 20)],
]);
const terrain = layOut({ hunts: [['rings', 1]] }, lookUp(rings));
const at = (eastM: number, inside: string[]): Presence => ({
  lastAt: 0,
  lat: 0,
  lon: degrees(eastM),
  inside,
  expiresAt: 1,
});
const fix = (eastM: number) => ({ at: 5_000, lat: 0, lon: degrees(eastM) });

describe('a step', () => {
  it('enters every fence that it touches, in the order of the hunt', () => {
    const { entered, inside } = step(at(600, []), fix(0), terrain);
    expect(entered.map(({ clue }) => clue.clueId)).toEqual(['rings.wide', 'rings.narrow']);
    expect(inside).toEqual(['rings.wide', 'rings.narrow']);
  });

  it('leaves the inner ring and stays in the outer one', () => {
    const { entered, inside } = step(at(0, ['rings.wide', 'rings.narrow']), fix(100), terrain);
    expect(entered).toEqual([]);
    expect(inside).toEqual(['rings.wide']);
  });

  it('through a ring and out again enters it and is not inside', () => {
    const { entered, inside } = step(at(100, ['rings.wide']), fix(-100), terrain);
    expect(entered.map(({ clue }) => clue.clueId)).toEqual(['rings.narrow']);
    expect(inside).toEqual(['rings.wide']);
  });

  it('leaves by a tenth of the radius where that is less than the margin of the hunt', () => {
    const both = at(0, ['rings.wide', 'rings.narrow']);
    expect(step(both, fix(21.9), terrain).inside).toEqual(['rings.wide', 'rings.narrow']);
    expect(step(both, fix(22.1), terrain).inside).toEqual(['rings.wide']);
    expect(step(at(0, ['rings.wide']), fix(509.9), terrain).inside).toEqual(['rings.wide']);
    expect(step(at(0, ['rings.wide']), fix(510.1), terrain).inside).toEqual([]);
  });

  it('forgets marks of clues that are not played any more', () => {
    expect(step(at(0, ['gone.clue', 'rings.wide']), fix(1), terrain).inside).toContain('rings.wide');
    expect(step(at(0, ['gone.clue']), fix(1), terrain).inside).not.toContain('gone.clue');
  });
});
