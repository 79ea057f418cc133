import {
  hashAnswer,
  type Clue,
  type HashedPuzzle,
  type HuntDefinition,
  type Key,
  type SealedDefinition,
} from '@treasure-hunt/contracts';

/** A definition with its answers replaced by their HMACs under this key, each once. */
export const sealed = (definition: HuntDefinition, key: Key): SealedDefinition => ({
  ...definition,
  clues: definition.clues.map((clue) => ({ ...clue, puzzle: hashedPuzzle(clue, key) })),
});

const hashedPuzzle = ({ clueId, puzzle }: Clue, { keyId, secret }: Key): HashedPuzzle =>
  puzzle.kind === 'visit'
    ? puzzle
    : {
        kind: 'text',
        prompt: puzzle.prompt,
        keyId,
        answerHashes: [...new Set(puzzle.answers.map((answer) => hashAnswer(secret, clueId, answer)))],
      };
