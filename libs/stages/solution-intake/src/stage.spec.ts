import { hashAnswer } from '@treasure-hunt/contracts';
import { example, exampleAnswerKey } from '@treasure-hunt/contracts/testing';
import { given } from '@treasure-hunt/decider/testing';
import { solutionIntake } from './stage.js';

const older = { keyId: 'answers-2025', secret: 'an older key' };
const attempt = example('solution.attempted');

describe('intake', () => {
  it('hands an attempt on as the golden examples say', () => {
    const submitted = example('solution.submitted');
    const now = submitted.receivedAt ?? 0;
    const { facts } = given(solutionIntake([exampleAnswerKey])).when({ ...attempt, now, receivedAt: now });
    expect(facts.map(({ type, data }) => ({ type, data }))).toEqual([
      { type: 'solution.submitted', data: submitted.data },
    ]);
  });

  it('hashes the answer under every key in use', () => {
    given(solutionIntake([exampleAnswerKey, older]))
      .when(attempt)
      .then({
        type: 'solution.submitted',
        data: {
          answerHashes: [exampleAnswerKey, older].map(({ keyId, secret }) => ({
            keyId,
            answerHash: hashAnswer(secret, 'old-town.gate', 'lion'),
          })),
        },
      });
  });

  it('never lets the answer through', () => {
    const { facts } = given(solutionIntake([exampleAnswerKey])).when({
      ...attempt,
      data: { ...attempt.data, answer: 'Nightingale' },
    });
    expect(JSON.stringify(facts).toLowerCase()).not.toContain('nightingale');
  });

  it('keeps nothing', () => {
    const { documents } = given(solutionIntake([exampleAnswerKey])).when(attempt);
    expect([...documents.entries()]).toEqual([]);
  });
});
