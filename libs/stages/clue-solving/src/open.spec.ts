import { given, type Given, type Outcome } from '@treasure-hunt/decider/testing';
import { forgottenAfterMs } from './clue.js';
import { clueSolving } from './stage.js';
import { attempted, crossed, defined, settled, told, unlocked, withdrawn } from './testing/old-town.js';

const at = (now: number) => ({ now, receivedAt: now });
const enters = (playerId: string, now: number) =>
  crossed(playerId, { id: `crossing-${playerId}`, decisionId: `of-${playerId}`, ...at(now) });
const requires = { n: 1, clues: ['a'] };
const opensAt = 100_000;
const closesAt = 200_000;
const timed = (terms: Parameters<typeof defined>[0] = {}, ...more: Given[]) =>
  given(clueSolving, { ...defined({ opensAt, closesAt, ...terms }), ...at(0) }, ...more);
const peopleIn = (facts: Outcome['facts'], type: string) =>
  told(facts, type).map(({ data }) => (data as { playerId: string }).playerId);

describe('a clue that is not open yet', () => {
  it('says when it opens, and is given to who came early when it does', () => {
    const story = timed();
    story
      .when(enters('p-1', 5_000))
      .then(
        { type: 'discovery.remembered' },
        { type: 'place.taken' },
        { type: 'clue.locked', data: { missing: [], opensAt } },
      );
    story.when(enters('p-1', 6_000)).then();
    expect(settled(story, opensAt - 1)).toEqual([]);
    const [assigned] = told(settled(story, opensAt), 'clue.assigned');
    expect(assigned?.data).toMatchObject({
      ...{ playerId: 'p-1', discoveredAt: 5_000, receivedAt: opensAt, at: opensAt },
    });
    const { assignmentId } = assigned?.data as { assignmentId: string };
    const [accepted] = story.when(attempted('p-1', { assignmentId }, at(opensAt + 1))).facts;
    expect(accepted?.data).toMatchObject({
      finder: 1,
      earnedBy: ['fix-8812', 'crossing-p-1', assigned?.id, 'try-5501'],
    });
  });

  it('says what else is missing, and is given when the last condition falls, whichever that is', () => {
    const early = timed({ requires }, enters('p-1', 5_000));
    early.then(
      { type: 'discovery.remembered' },
      { type: 'place.taken' },
      { type: 'clue.locked', data: { missing: ['a'], opensAt } },
    );
    early.when(unlocked('p-1', 'a', at(6_000))).then({ type: 'requirement.met' });
    expect(peopleIn(settled(early, opensAt), 'clue.assigned')).toEqual(['p-1']);
    const late = timed({ requires }, enters('p-1', 5_000));
    const [locked, ...others] = told(settled(late, opensAt), 'clue.locked', 'clue.assigned');
    expect([locked?.type, others]).toEqual(['clue.locked', []]);
    expect(locked?.data).toMatchObject({ missing: ['a'], at: opensAt });
    expect(locked?.data).not.toHaveProperty('opensAt');
    late
      .when(unlocked('p-1', 'a', at(opensAt + 1)))
      .then({ type: 'requirement.met' }, { type: 'clue.assigned' });
  });

  it('is given by what it needs when it opens, whatever it needed when it was found', () => {
    const again = (terms: object) => ({ ...defined({ huntVersion: 2, opensAt, ...terms }), ...at(6_000) });
    const eased = timed({ requires }, enters('p-1', 5_000), again({ requires: undefined }));
    expect(peopleIn(settled(eased, opensAt), 'clue.assigned')).toEqual(['p-1']);
    const hardened = timed({}, enters('p-1', 5_000), again({ requires }));
    expect(peopleIn(settled(hardened, opensAt), 'clue.assigned')).toEqual([]);
    hardened
      .when(unlocked('p-1', 'a', at(opensAt + 1)))
      .then({ type: 'requirement.met' }, { type: 'clue.assigned' });
  });

  it('is no answer to attempts', () => {
    timed({}, enters('p-1', 5_000))
      .when(attempted('p-1', {}, at(6_000)))
      .then({ type: 'solution.rejected', data: { reason: 'not-assigned' } });
  });

  it('goes to those who came first, the others wait in the order in which they came', () => {
    const story = timed(
      { capacity: 1, holdS: 10 },
      enters('p-3', 1_000),
      enters('p-1', 2_000),
      enters('p-2', 3_000),
    );
    const facts = settled(story, opensAt);
    expect(peopleIn(facts, 'clue.assigned')).toEqual(['p-3']);
    expect(told(facts, 'clue.queued').map(({ data }) => data)).toMatchObject([
      { playerId: 'p-1', place: 1 },
      { playerId: 'p-2', place: 2 },
    ]);
    expect(peopleIn(settled(story, opensAt + 15_000), 'clue.assigned')).toEqual(['p-1']);
  });

  it('is not given to somebody who comes while those who were early are still let in', () => {
    const story = timed({ capacity: 1, holdS: 10 }, enters('p-1', 1_000));
    story
      .when(enters('p-2', opensAt))
      .then({ type: 'discovery.remembered' }, { type: 'place.taken' }, { type: 'clue.locked' });
    expect(peopleIn(settled(story, opensAt), 'clue.assigned')).toEqual(['p-1']);
  });

  it('opens when a new version says so', () => {
    const story = timed({}, enters('p-1', 1_000));
    story.when({ ...defined({ huntVersion: 2, opensAt: 50_000 }), ...at(2_000) });
    expect(settled(story, 49_999)).toEqual([]);
    expect(peopleIn(settled(story, 50_000), 'clue.assigned')).toEqual(['p-1']);
  });

  it('is forgotten by those who came early when it is withdrawn', () => {
    const story = timed({}, enters('p-1', 1_000), { ...withdrawn(), ...at(2_000) });
    const facts = settled(story, opensAt);
    expect(peopleIn(facts, 'clue.expired')).toEqual(['p-1']);
    expect(peopleIn(facts, 'clue.assigned')).toEqual([]);
  });
});

describe('a clue that closes', () => {
  const open = { opensAt: undefined, capacity: 1, holdS: 1_000 };
  const solves = (playerId: string, now: number) =>
    attempted(playerId, { assignmentId: `of-${playerId}`, attemptId: `try-${now}` }, at(now));
  const hold = (...more: Given[]) => timed(open, enters('p-2', 1_000), enters('p-1', 2_000), ...more);

  it('ends holds and waits, once, and lets nobody in', () => {
    const story = hold();
    expect(settled(story, closesAt - 1)).toEqual([]);
    const facts = settled(story, closesAt + 5);
    expect(told(facts, 'clue.expired', 'clue.assigned').map(({ data }) => data)).toMatchObject([
      { playerId: 'p-1', reason: 'hunt-closed', receivedAt: closesAt, at: closesAt + 5 },
      { playerId: 'p-2', reason: 'hunt-closed', assignmentId: 'of-p-2' },
    ]);
    expect(settled(story, closesAt + forgottenAfterMs - 1)).toEqual([]);
  });

  it('ends what is remembered, too', () => {
    const locked = timed({ opensAt: undefined, requires: { n: 1, clues: ['a'] } }, enters('p-1', 1_000));
    expect(peopleIn(settled(locked, closesAt), 'clue.expired')).toEqual(['p-1']);
    locked.when(unlocked('p-1', 'a', at(closesAt))).then({ type: 'unlock.ignored' });
  });

  it('takes an answer until then by the clock of the log, and none after', () => {
    const [accepted] = hold().when(solves('p-2', closesAt - 1)).facts;
    expect(accepted?.type).toBe('solution.accepted');
    const late = { type: 'solution.rejected', data: { reason: 'hunt-closed' } };
    hold().when(solves('p-2', closesAt)).then(late);
    hold()
      .when({ ...solves('p-2', closesAt), receivedAt: closesAt - 1_000 })
      .then(late);
    const story = hold(solves('p-2', 3_000));
    settled(story, closesAt);
    story.when(solves('p-2', closesAt)).then(late);
    story.when(solves('p-9', closesAt)).then(late);
    expect(story.when(solves('p-2', 3_000)).facts).toMatchObject([{ type: 'solution.accepted' }]);
  });

  it('is not found any more', () => {
    hold().when(enters('p-3', closesAt)).then({ type: 'discovery.ignored' });
  });

  it('stays closed whatever a later version says, but can be withdrawn', () => {
    const story = hold();
    settled(story, closesAt);
    story.when({ ...defined({ huntVersion: 2, closesAt: 900_000 }), ...at(closesAt + 1) }).then();
    story
      .when({ ...withdrawn(2), ...at(closesAt + 1) })
      .then({ type: 'definition.stored' }, { type: 'chest.defined', data: { withdrawn: true } });
    expect(peopleIn(settled(story, Infinity), 'clue.expired')).toEqual([]);
  });

  it('closes later when a new version says so in time', () => {
    const story = hold();
    story.when({ ...defined({ ...open, huntVersion: 2, closesAt: 300_000 }), ...at(closesAt - 1) });
    expect(settled(story, 299_999)).toEqual([]);
    expect(peopleIn(settled(story, 300_000), 'clue.expired')).toEqual(['p-1', 'p-2']);
  });
});
