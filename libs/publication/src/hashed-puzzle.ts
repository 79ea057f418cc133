import { hashAnswer, type Clue, type HashedPuzzle, type Key } from '@treasure-hunt/contracts';

/** A clue's puzzle with its answers replaced by their HMACs, each once. */
export const hashedPuzzle = ({ clueId, puzzle }: Clue, { keyId, secret }: Key): HashedPuzzle =>
  puzzle.kind === 'visit'
    ? puzzle
    : {
        kind: 'text',
        prompt: puzzle.prompt,
        keyId,
        answerHashes: [...new Set(puzzle.answers.map((answer) => hashAnswer(secret, clueId, answer)))],
      };
