import { readDefinition } from './read-definition.js';

const clue = { clueId: 'c', trigger: { object: { targetId: 't' } }, puzzle: { kind: 'visit' } };
const hunt = { huntId: 'h', version: 1, title: 'A hunt', clues: [clue], chests: [] };
const withClue = (change: object): object => ({ ...hunt, clues: [{ ...clue, ...change }] });
const circle = { lat: 1, lon: 1, radiusM: 10 };
const weighted = [{ weight: 1, sku: 'key', segment: 'new' }];

const comingLater: readonly [path: string, definition: object][] = [
  ['opens.zone', { ...hunt, opens: { local: '2026-12-02T02:00', zone: 'player' } }],
  ['closes.zone', { ...hunt, closes: { local: '2026-12-02T02:00', zone: 'player' } }],
  ['clues[0].puzzle.kind', withClue({ puzzle: { kind: 'riddle', about: 'time' } })],
  ['clues[0].puzzle.hints', withClue({ puzzle: { kind: 'visit', hints: ['left'] } })],
  ['clues[0].points', withClue({ points: 10 })],
  ['audience', { ...hunt, audience: { segment: 'new' } }],
  [
    'chests[0].loot.weighted[0].segment',
    { ...hunt, chests: [{ chestId: 'k', clueId: 'c', supply: 1, loot: { weighted } }] },
  ],
];

describe('what comes later', () => {
  it.each(comingLater)('refuses %s, and says nothing else', (path, definition) =>
    expect(readDefinition(definition).faults).toEqual([
      { path, reason: expect.stringMatching(/^not yet: /) as unknown },
    ]),
  );

  it('takes values that mean what is done without them', () =>
    expect(readDefinition(withClue({ trigger: { fence: { circle }, dwellS: 0 } })).faults).toBeUndefined());
});
