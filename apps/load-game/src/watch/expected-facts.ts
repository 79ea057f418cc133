import type { Expectation } from '../expect/expectation.js';
import { outcomeAt } from './about.js';

/** The facts that have to come of one player's walk, by the names that `onceOnly` gives them. */
export const expectedFacts = (playerId: string, expected: Expectation): readonly string[] => [
  ...[...expected.solved].flatMap((clueId) => [
    `clue.assigned ${clueId} to ${playerId}`,
    `solution.accepted ${clueId} to ${playerId}`,
  ]),
  ...[...expected.locked].map((clueId) => `clue.locked ${clueId} to ${playerId}`),
  ...[...expected.finals].map((clueId) => outcomeAt({ playerId, clueId })),
];
