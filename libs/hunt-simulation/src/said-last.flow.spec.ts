import { ChestRevealed, RewardGranted, SolutionAccepted } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { acted, answered, quiet } from './story.js';
import { huntOf, noon, scannable } from './testing/old-town.js';
import { expectAllWell } from './testing/told.js';

describe('what a game says about a player once', () => {
  const player = { segment: 'gold' };
  const scan = acted('ann', 'qr-7', noon);
  const value = JSON.stringify({ ...(JSON.parse(scan.value) as object), player });
  const puzzle = { kind: 'text' as const, prompt: 'Who guards it?', answers: ['lion'] };

  it('is said with all that follows, though the attempt does not repeat it', () => {
    const outcome = simulate({
      seed: 5,
      hunts: [huntOf([scannable('tower', 'qr-7', { puzzle })])],
      saveAfterEach: true,
      story: [
        { ...scan, value },
        quiet(noon + 1_000),
        answered('ann', { clueId: 'tower', answer: 'lion' }, noon + 1_000),
      ],
    });
    expectAllWell(outcome);
    for (const kind of [SolutionAccepted, ChestRevealed, RewardGranted])
      expect(outcome.said(kind)).toMatchObject([{ data: { player } }]);
  });
});
