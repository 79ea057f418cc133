import { ClueDiscovered, RewardGranted } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { moved } from './story.js';
import { away, gate, huntOf, noon } from './testing/old-town.js';
import { expectAllWell } from './testing/told.js';

const bench = {
  clueId: 'bench',
  trigger: { fence: { circle: { ...gate, radiusM: 40 } }, dwellS: 60 },
  puzzle: { kind: 'visit' as const },
};
const second = 1_000;
/** Walks to the bench and is there for so long, and gone afterwards. */
const sits = (player: string, forS: number) => [
  moved(player, away, noon),
  moved(player, gate, noon + 60 * second),
  moved(player, gate, noon + (60 + forS) * second),
  moved(player, away, noon + (120 + forS) * second),
];

describe('a bench to sit on for a minute', () => {
  it('gives the chest to who sits there for a minute, by the fix that proves it', () => {
    const outcome = simulate({
      seed: 7,
      saveAfterEach: true,
      repeats: 20,
      hunts: [huntOf([bench])],
      story: [...sits('ann', 60), ...sits('bob', 59)],
    });
    expectAllWell(outcome);
    const [discovered, ...others] = outcome.said(ClueDiscovered);
    expect(others).toEqual([]);
    expect(discovered?.data).toMatchObject({ playerId: 'ann', crossedAt: noon + 120 * second });
    expect(outcome.said(RewardGranted).map(({ data }) => data.playerId)).toEqual(['ann']);
  });
});
