import type { FenceTrigger, Moment, Requires } from '@treasure-hunt/contracts';
import { playable } from './playable.js';

const hunt = (needs: Readonly<Record<string, Requires | undefined>>) => ({
  clues: Object.entries(needs).map(([clueId, requires]) => ({ clueId, ...(requires && { requires }) })),
  chests: [],
});
const pathsOf = (needs: Readonly<Record<string, Requires | undefined>>) =>
  playable(hunt(needs)).map(({ path }) => path);

describe('requirements', () => {
  it('may join and part again', () =>
    expect(
      pathsOf({
        a: undefined,
        b: { allOf: ['a'] },
        c: { allOf: ['a'] },
        d: { nOf: { n: 1, clues: ['b', 'c'] } },
      }),
    ).toEqual([]));

  it('may be written before what they need', () =>
    expect(pathsOf({ b: { allOf: ['a'] }, a: undefined })).toEqual([]));

  it('name each clue of a cycle, and whatever lies behind it as unreachable', () =>
    expect(
      playable(
        hunt({
          a: { allOf: ['c'] },
          b: { allOf: ['a'] },
          c: { allOf: ['b'] },
          d: { allOf: ['c'] },
          e: undefined,
        }),
      ),
    ).toEqual([
      { path: 'clues[0].requires', reason: expect.stringContaining('cycle') as unknown },
      { path: 'clues[1].requires', reason: expect.stringContaining('cycle') as unknown },
      { path: 'clues[2].requires', reason: expect.stringContaining('cycle') as unknown },
      { path: 'clues[3].requires', reason: expect.stringContaining('unreachable') as unknown },
    ]));

  it('may not be a cycle even where there is a way around it', () =>
    expect(pathsOf({ a: { nOf: { n: 1, clues: ['b', 'c'] } }, b: { allOf: ['a'] }, c: undefined })).toEqual([
      'clues[0].requires',
      'clues[1].requires',
    ]));

  it('do not blame a clue that leads into a cycle or lies between two', () =>
    expect(pathsOf({ a: { allOf: ['a'] }, mid: { allOf: ['a'] }, z: { allOf: ['z', 'mid'] } })).toEqual([
      'clues[0].requires',
      'clues[2].requires',
      'clues[1].requires',
    ]));

  it('are read for a large hunt in which everything needs everything before it', () => {
    const ids = Array.from({ length: 500 }, (_, index) => `c${index}`);
    expect(
      pathsOf(Object.fromEntries(ids.map((id, at) => [id, at ? { allOf: ids.slice(0, at) } : undefined]))),
    ).toEqual([]);
  });
});

describe('other rules', () => {
  const timed = (opens: Moment | undefined, closes: Moment | undefined) =>
    playable({ ...(opens && { opens }), ...(closes && { closes }), clues: [], chests: [] });
  const paris = (local: string) => ({ local, zone: 'Europe/Paris' });

  it('a hunt closes after it has opened', () => {
    expect(timed(paris('2026-12-01T18:00'), paris('2026-12-01T18:01'))).toEqual([]);
    expect(timed(undefined, paris('2026-12-01T18:01'))).toEqual([]);
    const reversed = [{ path: 'closes', reason: expect.any(String) as unknown }];
    expect(timed(paris('2026-12-01T18:00'), paris('2026-12-01T18:00'))).toEqual(reversed);
    expect(timed({ at: Date.parse('2026-12-01T17:30:00Z') }, paris('2026-12-01T18:00'))).toEqual(reversed);
    // The hour that clocks show twice: long enough to open in the first and close in the second.
    expect(timed(paris('2026-10-25T02:30'), paris('2026-10-25T02:30'))).toEqual([]);
  });

  it('a hunt opens and closes at times that there are', () =>
    expect(
      timed({ local: '2026-12-01T18:00', zone: 'Europe/Atlantis' }, paris('2026-02-30T18:00')).map(
        ({ path }) => path,
      ),
    ).toEqual(['opens.zone', 'closes.local']));

  it('a clue with a capacity has a hold, too', () => {
    const clues = [
      { clueId: 'a', capacity: 2 },
      { clueId: 'b', capacity: 2, holdS: 60 },
      { clueId: 'c', holdS: 60 },
    ];
    expect(playable({ clues, chests: [] }).map(({ path }) => path)).toEqual(['clues[0].capacity']);
  });

  it('a chest belongs to one clue', () => {
    const clues = [{ clueId: 'a' }, { clueId: 'b' }];
    const chests = clues.map(({ clueId }) => ({ chestId: 'x', clueId }));
    expect(playable({ clues, chests }).map(({ path }) => path)).toEqual(['chests[1].chestId']);
  });

  it('a hunt has a name that can be asked for', () =>
    expect(playable({ huntId: '..', clues: [], chests: [] })).toEqual([
      { path: 'huntId', reason: expect.any(String) as unknown },
    ]));

  it('a fence is an area that can be crossed', () => {
    const ring: [number, number][] = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ];
    const pathOf = (fence: FenceTrigger['fence']) =>
      playable({ clues: [{ clueId: 'a', trigger: { fence } }], chests: [] }).map(({ path }) => path);
    expect(pathOf({ circle: { lat: 0, lon: 0, radiusM: 0.01 } })).toEqual([
      'clues[0].trigger.fence.circle.radiusM',
    ]);
    expect(pathOf({ polygon: ring })).toEqual(['clues[0].trigger.fence.polygon']);
    expect(pathOf({ world: 'w', polygon: ring })).toEqual(['clues[0].trigger.fence.polygon']);
    expect(pathOf({ polygon: ring.slice(0, 3) })).toEqual([]);
  });
});
