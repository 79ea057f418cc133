import {
  ClueDefined,
  ClueDiscovered,
  ClueUnlocked,
  hashAnswer,
  SolutionSubmitted,
  type DataOf,
} from '@treasure-hunt/contracts';
import { exampleAnswerKey, exampleOf } from '@treasure-hunt/contracts/testing';
import type { Given, Outcome } from '@treasure-hunt/decider/testing';

type Fields<Kind extends Parameters<typeof exampleOf>[0]> = Partial<DataOf<Kind> & object>;
type When = Pick<Given, 'id' | 'decisionId' | 'now' | 'receivedAt'>;

/** The gate of the golden examples: an open text puzzle, final, that unlocks the well. */
export const gateId = exampleOf(ClueDefined).data.clueId;

export const defined = (fields: Fields<typeof ClueDefined> = {}): Given => ({
  type: 'clue.defined',
  data: { ...exampleOf(ClueDefined).data, ...fields },
});

export const withdrawn = (huntVersion = 2): Given => defined({ huntVersion, withdrawn: true });

export const crossed = (playerId: string, when: When = {}): Given => ({
  type: 'clue.discovered',
  data: { ...exampleOf(ClueDiscovered).data, playerId },
  ...when,
});

export const unlocked = (playerId: string, solvedClueId: string, when: When = {}): Given => ({
  type: 'clue.unlocked',
  data: { ...exampleOf(ClueUnlocked).data, clueId: gateId, playerId, solvedClueId },
  ...when,
});

/** An attempt to solve an assignment; right unless an `answer` is given. */
export const attempted = (
  playerId: string,
  { answer = 'lion', ...fields }: Fields<typeof SolutionSubmitted> & { readonly answer?: string } = {},
  when: When = {},
): Given => ({
  type: 'solution.submitted',
  data: {
    ...exampleOf(SolutionSubmitted).data,
    answerHashes: [hashed(answer)],
    playerId,
    ...fields,
  },
  ...when,
});

export const hashed = (answer: string, { keyId, secret } = exampleAnswerKey) => ({
  keyId,
  answerHash: hashAnswer(secret, gateId, answer),
});

/** Works off what is due, as a shard does, and returns all that was said. */
export const settled = (story: Outcome, now: number): Outcome['facts'][number][] => {
  const said: Outcome['facts'][number][] = [];
  for (let n = 0; n < 100; n += 1) {
    const item = story.documents.firstDue(now, new Set());
    if (!item) return said;
    said.push(...story.when({ type: 'due', ...item, now }).facts);
  }
  throw new Error('There is always more due.');
};

/** What was said that others are told. */
export const told = (facts: Outcome['facts'], ...types: string[]): Outcome['facts'] =>
  facts.filter(({ type }) => types.includes(type));
