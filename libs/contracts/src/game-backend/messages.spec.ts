import { PlayerActed, PlayerMoved, SolutionAttempted } from './messages.js';

const at = '2026-12-01T18:00:00Z';
const moved = (position: object) => PlayerMoved.schema.safeParse({ playerId: 'ann', at, position }).success;

describe('a position', () => {
  it.each([
    { lat: 90, lon: -180 },
    { lat: -90, lon: 180, accuracyM: 0 },
    { world: 'caves', x: -1e9, y: 0.5 },
    { world: 'caves', x: 0, y: 0, z: 7 },
    { lat: 0, lon: 0, x: 1, heading: 90 },
  ])('may be %j', (position) => expect(moved(position)).toBe(true));

  it.each([
    { lat: 90.1, lon: 0 },
    { lat: 0, lon: 180.1 },
    { lat: 0, lon: 0, accuracyM: -1 },
    { lat: '0', lon: 0 },
    { world: '', x: 0, y: 0 },
    { world: 'caves', x: 0 },
    { lat: 0, lon: 0, world: 'caves', x: 0, y: 0 },
    { lat: 0, lon: 0, world: 'caves' },
    { lon: 0, world: 'caves', x: 0, y: 0 },
  ])('is not %j', (position) => expect(moved(position)).toBe(false));
});

describe('an action', () => {
  const acted = { playerId: 'ann', at, action: 'scanned', targetId: 'qr-7' };
  it('names what was done, and to what', () => {
    expect(PlayerActed.schema.safeParse(acted).success).toBe(true);
    for (const name of Object.keys(acted))
      expect(PlayerActed.schema.safeParse({ ...acted, [name]: undefined }).success).toBe(false);
  });
});

describe('an answer', () => {
  const answered = (answer: string) =>
    SolutionAttempted.schema.safeParse({
      attemptId: 'try',
      clueId: 'gate',
      playerId: 'ann',
      assignmentId: 'a',
      answer,
      at,
    }).success;

  it('has 1 to 200 code points', () => {
    const counts = [0, 1, 200, 201].map((count) => [
      answered('x'.repeat(count)),
      answered('𝒶'.repeat(count)),
    ]);
    expect(counts).toEqual([false, true, true, false].map((taken) => [taken, taken]));
  });
});
