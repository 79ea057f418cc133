import { z } from 'zod';
import { clue, huntDefinition, maxClues } from './definition.js';
import { hashedPuzzle } from './hashed-puzzle.js';

const sealedClue = clue.extend({ puzzle: hashedPuzzle });
export type SealedClue = z.output<typeof sealedClue>;

/** A definition whose answers are replaced by their HMACs: all that is kept of it. */
export const sealedDefinition = huntDefinition.extend({ clues: z.array(sealedClue).min(1).max(maxClues) });
export type SealedDefinition = z.output<typeof sealedDefinition>;
