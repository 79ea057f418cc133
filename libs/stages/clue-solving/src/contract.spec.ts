import { example } from '@treasure-hunt/contracts/testing';
import { given } from '@treasure-hunt/decider/testing';
import { clueSolving } from './stage.js';

const decisionOf = (type: string) => {
  const { id, data } = example(type);
  const [decisionId = ''] = id.split('.');
  return { decisionId, now: 'at' in data ? (data.at as number) : 0 };
};
const said = (type: string) => {
  const { id, data } = example(type);
  return { id, type, data };
};

/** Reader and writer run the same golden examples: what discovery and intake write is read, and what is written is theirs. */
describe('the golden examples of the contract', () => {
  const story = given(clueSolving, { ...example('clue.defined'), ...decisionOf('chest.defined') });

  it('repeat the chests at a final clue downstream', () => {
    expect(story.facts).toContainEqual(said('chest.defined'));
  });

  it('lead from a crossing to the assignment', () => {
    const { facts } = story.when({ ...example('clue.discovered'), ...decisionOf('clue.assigned') });
    expect(facts).toContainEqual(said('clue.assigned'));
  });

  it('lead from the right answer to the verdict and the unlock', () => {
    const { facts } = story.when({ ...example('solution.submitted'), ...decisionOf('solution.accepted') });
    expect(facts).toEqual([said('solution.accepted'), said('clue.unlocked')]);
  });
});
