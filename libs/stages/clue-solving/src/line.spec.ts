import { given, type Given, type Outcome } from '@treasure-hunt/decider/testing';
import type { DefinedClue } from './clue.js';
import { clueSolving } from './stage.js';
import { attempted, crossed, defined, gateId, settled, told, withdrawn } from './testing/old-town.js';

const at = (now: number) => ({ now, receivedAt: now });
const enters = (playerId: string, now: number) =>
  crossed(playerId, { decisionId: `of-${playerId}`, ...at(now) });
const two = { capacity: 2, holdS: 60, attempts: 1 };
const full = (...more: Given[]) =>
  given(clueSolving, { ...defined(two), ...at(0) }, enters('p-1', 1_000), enters('p-2', 2_000), ...more);
const solves = (playerId: string, now: number) =>
  attempted(playerId, { assignmentId: `of-${playerId}` }, at(now));
/** Who gets the clue when what is due by `now` has been worked off. */
const promoted = (story: Outcome, now: number) =>
  told(settled(story, now), 'clue.assigned').map(({ data }) => (data as { playerId: string }).playerId);

describe('a clue that two may hold at once', () => {
  it('is given to two, and the others stand in line', () => {
    const story = full();
    story
      .when(enters('p-3', 3_000))
      .then(
        { type: 'discovery.remembered' },
        { type: 'place.taken' },
        { type: 'clue.queued', data: { playerId: 'p-3', place: 1, at: 3_000 } },
      );
    const [, , queued] = story.when(enters('p-4', 4_000)).facts;
    expect(queued).toMatchObject({ type: 'clue.queued', data: { playerId: 'p-4', place: 2 } });
    expect(settled(story, 60_000)).toEqual([]);
  });

  it('is waited for in the order of the log, whatever time the players’ devices show', () => {
    const { data, ...crossing } = enters('p-4', 4_000);
    full(enters('p-3', 3_000))
      .when({ ...crossing, data: { ...(data as object), crossedAt: 0 } })
      .then(
        { type: 'discovery.remembered' },
        { type: 'place.taken' },
        { type: 'clue.queued', data: { playerId: 'p-4', place: 2 } },
      );
  });

  it('is said once to who waits, and not solved from the line', () => {
    const story = full(enters('p-3', 3_000));
    story.when(enters('p-3', 4_000)).then();
    story.when(solves('p-3', 5_000)).then({ type: 'solution.rejected', data: { reason: 'not-assigned' } });
  });

  it('goes to the first in line when it is solved', () => {
    const story = full(enters('p-3', 3_000), enters('p-4', 4_000), solves('p-1', 10_000));
    const [assigned] = told(settled(story, 10_000), 'clue.assigned');
    expect(assigned?.data).toMatchObject({
      ...{ playerId: 'p-3', player: { segment: 'club' } },
      ...{ discoveredAt: 3_000, receivedAt: 10_000, at: 10_000, expiresAt: 70_000, attemptsLeft: 1 },
    });
    expect(settled(story, 10_000)).toEqual([]);
  });

  it('goes to the first in line when a hold ends, an attempt is the last, or one more may hold it', () => {
    const waiting = [enters('p-3', 3_000), enters('p-4', 4_000)];
    expect(promoted(full(...waiting), 65_999)).toEqual([]);
    expect(promoted(full(...waiting), 66_000)).toEqual(['p-3']);
    const wrong = attempted('p-1', { assignmentId: 'of-p-1', answer: 'cat' }, at(9_000));
    expect(promoted(full(...waiting, wrong), 9_000)).toEqual(['p-3']);
    const more = { ...defined({ ...two, capacity: 3, huntVersion: 2 }), ...at(9_000) };
    expect(promoted(full(...waiting, more), 9_000)).toEqual(['p-3']);
    const unbounded = { ...defined({ huntVersion: 2 }), ...at(9_000) };
    expect(promoted(full(...waiting, unbounded), 9_000)).toEqual(['p-3', 'p-4']);
  });

  it('is not given to somebody who comes while the first in line is still to be let in', () => {
    const story = full(enters('p-3', 3_000), solves('p-1', 10_000));
    story
      .when(enters('p-4', 10_000))
      .then(
        { type: 'discovery.remembered' },
        { type: 'place.taken' },
        { type: 'clue.queued', data: { place: 2 } },
      );
    expect(promoted(story, 10_000)).toEqual(['p-3']);
  });

  it('can be solved by who was promoted, who is the next finder', () => {
    const story = full(enters('p-3', 3_000), solves('p-1', 10_000));
    const [assigned] = told(settled(story, 10_000), 'clue.assigned');
    const { assignmentId } = assigned?.data as { assignmentId: string };
    const [accepted] = story.when(attempted('p-3', { assignmentId }, at(11_000))).facts;
    expect(accepted?.data).toMatchObject({
      finder: 2,
      earnedBy: ['fix-8812', expect.any(String), assigned?.id, 'try-5501'],
    });
  });

  it('puts who lost it at the end of the line', () => {
    const story = full(enters('p-3', 3_000), enters('p-4', 4_000));
    expect(promoted(story, 66_000)).toEqual(['p-3']);
    const [, , queued] = story.when(enters('p-1', 66_500)).facts;
    expect(queued?.data).toMatchObject({ place: 2 });
    expect(promoted(story, 67_000)).toEqual(['p-4']);
  });

  it('is not waited for any more after withdrawal', () => {
    const story = full(enters('p-3', 3_000), { ...withdrawn(), ...at(9_000) });
    const expired = told(settled(story, 9_000), 'clue.expired', 'clue.assigned');
    expect(expired.map(({ type, data }) => [type, (data as { playerId: string }).playerId])).toEqual([
      ['clue.expired', 'p-1'],
      ['clue.expired', 'p-2'],
      ['clue.expired', 'p-3'],
    ]);
    const left = [...story.documents.entries()].filter(({ collection }) => collection === 'waiting_places');
    expect(left).toEqual([]);
  });
});

describe('a line that is full', () => {
  const lineOf = (length: number, holdS = 60) => {
    const terms = { ...two, capacity: 1, holdS };
    const story = given(clueSolving, { ...defined(terms), ...at(0) }, enters('p-1', 1_000));
    // As if that many had come: the line is what is looked at, and who is in it does not matter.
    const clue = story.documents.get('clues', gateId) as object;
    const lines = { early: { length: 0, lastNumber: 0 }, waiting: { length, lastNumber: length } };
    story.documents.apply([{ collection: 'clues', key: gateId, value: { ...clue, lines } as object }]);
    return story;
  };

  it('is one of ten thousand', () => {
    const story = lineOf(9_999);
    const [, , queued] = story.when(enters('p-2', 2_000)).facts;
    expect(queued).toMatchObject({ type: 'clue.queued', data: { playerId: 'p-2', place: 10_000 } });
    const [, turnedAway] = story.when(enters('p-3', 3_000)).facts;
    expect(turnedAway).toMatchObject({ type: 'clue.turned-away', data: { playerId: 'p-3' } });
  });

  it.each([
    [20, 20_000],
    [3_600, 60_000],
  ])('says to come again after one hold (%d s), or a minute if that is less', (holdS, retryAfterMs) => {
    const [, turnedAway] = lineOf(10_000, holdS).when(enters('p-2', 2_000)).facts;
    expect(turnedAway).toMatchObject({ type: 'clue.turned-away', data: { retryAfterMs } });
  });

  it('turns players away, who may come again', () => {
    const story = lineOf(10_000);
    story
      .when(enters('p-2', 2_000))
      .then(
        { type: 'discovery.remembered' },
        { type: 'clue.turned-away', data: { playerId: 'p-2', retryAfterMs: 60_000 } },
      );
    story
      .when(enters('p-2', 3_000))
      .then({ type: 'discovery.remembered' }, { type: 'clue.turned-away', data: { playerId: 'p-2' } });
    story
      .when(attempted('p-2', {}, at(4_000)))
      .then({ type: 'solution.rejected', data: { reason: 'not-assigned' } });
  });

  it('turns away those who were early, when the clue opens', () => {
    const terms = { ...two, capacity: 1, opensAt: 100_000 };
    const story = given(
      clueSolving,
      { ...defined(terms), ...at(0) },
      enters('p-1', 1_000),
      enters('p-2', 2_000),
    );
    const clue = story.documents.get('clues', gateId) as DefinedClue;
    const versions = clue.versions.map((version) => ({ ...version, holders: 1 }));
    const full = { versions, lines: { ...clue.lines, waiting: { length: 10_000, lastNumber: 10_000 } } };
    story.documents.apply([{ collection: 'clues', key: gateId, value: { ...clue, ...full } }]);
    const turnedAway = told(settled(story, 100_000), 'clue.turned-away');
    expect(turnedAway.map(({ data }) => data)).toMatchObject([{ playerId: 'p-1' }, { playerId: 'p-2' }]);
  });
});
