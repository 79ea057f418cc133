import { Course, type Place } from './course.js';

const course = new Course({ clues: 12, players: 7, goal: 'assignment' });
const all = Array.from({ length: course.length }, (_, crossing) => crossing);
const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

/** How near the straight way from one place to another comes to a third. */
const nearest = (from: Place, to: Place, of: Place): number => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const t = ((of.x - from.x) * dx + (of.y - from.y) * dy) / (dx * dx + dy * dy);
  const on = Math.max(0, Math.min(1, t));
  return distance({ ...from, x: from.x + on * dx, y: from.y + on * dy }, of);
};

describe('a course', () => {
  it('has each player at each clue once, and knows a crossing by its player and clue', () => {
    const pairs = all.map(
      (n) => [course.playerId(course.playerOf(n)), course.clueId(course.clueOf(n))] as const,
    );
    expect(new Set(pairs.map((pair) => pair.join())).size).toBe(7 * 12);
    expect(pairs.map(([playerId, clueId]) => course.crossingOf(playerId, clueId))).toEqual(all);
    expect(course.crossingOf('p7', 'bench.c0')).toBeUndefined();
    expect(course.crossingOf('p0', 'elsewhere')).toBeUndefined();
  });

  it('leads past no other fence, from the middle or from one to the next', () => {
    const places = all.slice(0, 12).map((clue) => course.place(clue));
    const ways = places.flatMap((to, clue) => [
      { from: Course.middle, to, past: places.filter((one) => one !== to) },
      {
        from: places.at(clue - 1)!,
        to,
        past: places.filter((one) => one !== to && one !== places.at(clue - 1)),
      },
    ]);
    const near = ways.flatMap(({ from, to, past }) => past.map((one) => nearest(from, to, one)));
    expect(Math.min(...near)).toBeGreaterThan(2 * 10);
  });

  it('knows the clue of a place, and none in the middle', () => {
    const clues = all.slice(0, 12);
    expect(clues.map((clue) => course.clueAt(course.place(clue)))).toEqual(
      clues.map((clue) => course.clueId(clue)),
    );
    expect(course.clueAt(Course.middle)).toBeUndefined();
  });
});
