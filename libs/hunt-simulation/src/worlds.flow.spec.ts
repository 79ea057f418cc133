import { ClueDiscovered, RewardGranted, type Clue } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { moved, type Scene } from './story.js';
import { away, crosses, fenced, gate, huntOf, noon } from './testing/old-town.js';
import { expectAllWell } from './testing/told.js';

const visit = { kind: 'visit' as const };
const portal: Clue = fenced('portal', gate, { puzzle: visit });
const keep: Clue = {
  clueId: 'keep',
  requires: { allOf: ['portal'] },
  trigger: {
    fence: {
      world: 'overworld',
      polygon: [
        [0, 0],
        [10, 0],
        [0, 10],
      ],
    },
  },
  puzzle: visit,
};
const strolls = (player: string, world: string): readonly Scene[] => [
  moved(player, { world, x: -1, y: 3 }, noon + 30_000),
  moved(player, { world, x: 3, y: 3 }, noon + 90_000),
];

describe('a hunt on the Earth and in a game world', () => {
  it('is played in both at a time by one player', () => {
    const outcome = simulate({
      seed: 7,
      saveAfterEach: true,
      repeats: 20,
      hunts: [huntOf([portal, keep])],
      story: [
        ...crosses('ann', gate, noon),
        ...strolls('ann', 'overworld'),
        ...crosses('bob', gate, noon),
        ...strolls('bob', 'nether'),
        moved('cleo', away, noon),
        ...strolls('cleo', 'overworld'),
      ],
    });
    expectAllWell(outcome);
    const found = outcome.said(ClueDiscovered).map(({ data }) => `${data.playerId} ${data.clueId}`);
    expect(found.sort()).toEqual(['ann keep', 'ann portal', 'bob portal', 'cleo keep']);
    expect(outcome.said(RewardGranted).map(({ data }) => data.playerId)).toEqual(['ann']);
  });
});
