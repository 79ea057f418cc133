import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compare } from './compare.js';
import { bearingTo, distanceM, distanceToWayM, mapAround, placeFrom } from './ellipsoid.js';
import { huntOf } from './hunt.js';
import { pageSeed, randomScenes } from './random-scenes.js';
import { Tally } from './tally.js';
import { readWalks } from './walks.js';

const page = readFileSync(new URL('../../../docs/geodesy.md', import.meta.url), 'utf8');
/** However wide the columns of a table are. */
const narrow = (markdown: string): string => markdown.replace(/ +/g, ' ').replace(/-{2,}/g, '---');
const beyond = ({ counts }: Tally): number =>
  [...counts.values()].reduce((sum, count) => sum + count.beyond, 0);

describe('what discovery decides, beside the same measured on the ellipsoid', () => {
  // In a process of its own: the library is twenty times slower in the sandbox of a test.
  const command = spawnSync(process.execPath, [fileURLToPath(new URL('../dist/main.js', import.meta.url))], {
    encoding: 'utf8',
  });

  it('differs within the tolerance only, at the poles, the date line and the equator, in fences of metres and of 300 km', () => {
    expect(command.stderr).toBe('');
    expect(command.status).toBe(0);
  });

  it('differs where the page says how often', () => expect(narrow(page)).toContain(narrow(command.stdout)));

  it('is found to differ where fences are larger by a hundredth', () => {
    const [{ hunt, walks } = { hunt: huntOf([]), walks: [] }] = randomScenes(pageSeed);
    const larger = huntOf(
      hunt.clues.map(({ trigger }) => {
        if (!('fence' in trigger && 'circle' in trigger.fence && 'lat' in trigger.fence.circle))
          return trigger;
        const { circle } = trigger.fence;
        return { ...trigger, fence: { circle: { ...circle, radiusM: circle.radiusM * 1.01 } } };
      }),
    );
    const wrong = new Tally();
    compare({ hunt, walks: walks.slice(0, 1) }, wrong, larger);
    expect(beyond(wrong)).toBeGreaterThan(0);
  });

  it('can be compared on walks from a file', () => {
    const csv =
      'player_id,at,lat,lon\nann,2026-06-01T12:00:00Z,48.85,2.35\nann,2026-06-01T12:00:30Z,48.851,2.351\n';
    const walks = readWalks(csv);
    expect(walks).toEqual([
      {
        playerId: 'ann',
        fixes: [
          { at: 1_780_315_200_000, place: [48.85, 2.35] },
          { at: 1_780_315_230_000, place: [48.851, 2.351] },
        ],
      },
    ]);
  });
});

describe('the ellipsoid', () => {
  it('is flatter than the sphere: a degree of latitude is longer at the pole than at the equator', () => {
    expect(distanceM([0, 0], [1, 0])).toBeCloseTo(110_574.4, 1);
    expect(distanceM([89, 0], [90, 0])).toBeCloseTo(111_693.9, 1);
  });

  it('measures to the nearest place of a way, and maps it straight', () => {
    const from = [48, 2] as const;
    const to = placeFrom(from, 60, 50_000);
    const foot = placeFrom(from, 60, 20_000);
    const beside = placeFrom(foot, bearingTo(foot, to) + 90, 500);
    expect(distanceToWayM(beside, [from, to])).toBeCloseTo(500, 3);
    const [[x, y], [u, v]] = [foot, to].map(mapAround(from)) as [[number, number], [number, number]];
    expect(x / y).toBeCloseTo(u / v, 9);
  });
});
