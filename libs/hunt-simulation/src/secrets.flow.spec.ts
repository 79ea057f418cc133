import { playerActivity, SolutionAccepted, solutionAttempts, topics } from '@treasure-hunt/contracts';
import { simulate } from './simulate.js';
import { solves } from './story.js';
import { away, crosses, fenced, gate, huntOf, noon } from './testing/old-town.js';

const answer = 'chimera';
const clue = fenced('gate', gate, { puzzle: { kind: 'text', prompt: 'Who guards it?', answers: [answer] } });
const outcome = simulate({
  seed: 7,
  hunts: [huntOf([clue])],
  story: crosses('ann', gate, noon),
  solvers: [solves('ann', 'gate', answer)],
});
const topicsWith = (text: string): string[] =>
  topics
    .filter((topic) =>
      outcome.records(topic).some((log) => log.some(({ value }) => String(value).includes(text))),
    )
    .map(({ name }) => name);

describe('what a game backend tells', () => {
  it('stays where it was told: a position, and the answer that solves the clue', () => {
    expect(outcome.said(SolutionAccepted)).toHaveLength(1);
    expect(topicsWith(`"lat":${away.lat}`)).toEqual([playerActivity.name]);
    expect(topicsWith(answer)).toEqual([solutionAttempts.name]);
  });
});
