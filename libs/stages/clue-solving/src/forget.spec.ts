import { given, type Given, type Outcome } from '@treasure-hunt/decider/testing';
import { forgottenAfterMs } from './clue.js';
import { clueSolving } from './stage.js';
import {
  attempted,
  crossed,
  defined,
  gateId,
  settled,
  told,
  unlocked,
  withdrawn,
} from './testing/old-town.js';

const closesAt = 200_000;
const forgottenAt = closesAt + forgottenAfterMs;
const at = (now: number) => ({ now, receivedAt: now });
const enters = (playerId: string) => crossed(playerId, { decisionId: `of-${playerId}`, ...at(1_000) });
const answers = (playerId: string, now: number) =>
  attempted(playerId, { attemptId: `try-${playerId}`, assignmentId: `of-${playerId}` }, at(now));

/** A clue with somebody who solved it, somebody who holds it, and somebody who waits. */
const played = (terms: Parameters<typeof defined>[0] = {}, ...more: Given[]): Outcome =>
  given(
    clueSolving,
    { ...defined({ closesAt, capacity: 1, holdS: 100_000, ...terms }), ...at(0) },
    ...[enters('ann'), answers('ann', 2_000), enters('bob'), enters('cleo')],
    ...more,
  );
const kept = ({ documents }: Outcome) =>
  [...documents.entries()].map(({ key, value }) => ({ key, ...value }));
const afterwards = (story: Outcome) => {
  settled(story, forgottenAt);
  return story;
};

describe('a clue that has closed', () => {
  it('is known for 7 days: an attempt that is sent again gets its verdict again', () => {
    const story = played();
    settled(story, forgottenAt - 1);
    story.when(answers('ann', forgottenAt - 1)).then({ type: 'solution.accepted', data: { finder: 1 } });
    expect(kept(story).map(({ key }) => key)).toContain(`${gateId}/cleo`);
  });

  it('is forgotten then, with all its players: what is left says that it was there', () => {
    expect(kept(afterwards(played()))).toEqual([
      { key: gateId, status: 'forgotten', huntId: 'old-town', clueId: gateId, huntVersion: 1 },
    ]);
  });

  it('is forgotten 7 days after a withdrawal, too', () => {
    const story = played({ closesAt: undefined }, { ...withdrawn(), ...at(5_000) });
    settled(story, 5_000 + forgottenAfterMs - 1);
    expect(kept(story).length).toBeGreaterThan(1);
    settled(story, 5_000 + forgottenAfterMs);
    expect(kept(story)).toMatchObject([{ status: 'forgotten', huntVersion: 2 }]);
  });

  it('retires its chests, once, if it has any', () => {
    const retired = (story: Outcome) => told(settled(story, forgottenAt), 'chest.retired');
    expect(retired(played()).map(({ data }) => data)).toEqual([
      { huntId: 'old-town', huntVersion: 1, clueId: gateId },
    ]);
    expect(retired(played({ chests: [] }))).toEqual([]);
  });

  it('still answers that the hunt has closed, to attempts old and new, and remembers none of them', () => {
    const story = afterwards(played());
    const before = kept(story);
    for (const player of ['ann', 'bob', 'dan'])
      story.when(answers(player, forgottenAt + 1)).then({
        type: 'solution.rejected',
        data: { reason: 'hunt-closed', huntId: 'old-town', huntVersion: 1 },
      });
    expect(kept(story)).toEqual(before);
  });

  it('is of no use to crossings, unlocks and definitions that come later', () => {
    const story = afterwards(played());
    const before = kept(story);
    const later = at(forgottenAt + 1);
    story.when(crossed('dan', later)).then({ type: 'discovery.ignored' });
    story.when(unlocked('dan', 'well', later)).then({ type: 'unlock.ignored' });
    story.when({ ...withdrawn(), ...later }).then();
    story.when({ ...defined({ huntVersion: 3 }), ...later }).then();
    expect(kept(story)).toEqual(before);
  });

  it('lets what is due to others go first while its players are forgotten', () => {
    const story = played();
    settled(story, forgottenAt - 1);
    const late = defined({ clueId: 'late', closesAt: forgottenAt + 10 });
    story.when({ ...late, ...at(forgottenAt - 1) });
    const now = forgottenAt + 50;
    story.when({ type: 'due', ...story.documents.firstDue(now, new Set()), now });
    expect(story.documents.firstDue(now, new Set())?.key).toBe('late');
  });
});
