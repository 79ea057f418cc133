import { given } from '@treasure-hunt/decider/testing';
import { discovery } from './discovery.js';
import { circle, hunt, lookUp } from './testing/hunts.js';
import { adopted, fix, found, located, refused } from './testing/moves.js';

const well = (huntId: string, rules = {}) => hunt(huntId, [[`${huntId}.well`, circle(0, 0, 50)]], rules);
const lenient = well('lenient', { maxSpeedMps: 1_000, maxAccuracyM: 500, lateS: 600 });
const stage = discovery(lookUp(well('square'), lenient));
const playing = (...moves: Parameters<typeof given>[1][]) => given(stage, adopted('square'), ...moves);
/** A fix with an accuracy. */
const blurred = (atS: number, eastM: number, accuracyM: number) => {
  const sharp = fix(atS, eastM);
  const { position, ...data } = sharp.data as { position: object };
  return { ...sharp, data: { ...data, position: { ...position, accuracyM } } };
};

describe('a fix that is too inaccurate', () => {
  it('is counted and changes nothing', () => {
    const blur = playing(fix(0, 100)).when(blurred(5, 0, 76));
    blur.then(refused('inaccurate'), located);
    blur.when(fix(10, 90)).then(located);
  });

  it('counts up to the limit', () =>
    playing(fix(0, 100))
      .when(blurred(5, 0, 75))
      .then(found('square.well'), located));

  it('is not the first one of a player, and nothing is kept of it', () => {
    const blur = playing().when(blurred(0, 0, 76));
    blur.then(refused('inaccurate'));
    expect(blur.documents.get('player_presences', 'ann')).toBeUndefined();
    blur.when(fix(5, 0)).then(located);
  });

  it('is no new start, however often it comes', () =>
    playing(fix(0, 100), blurred(5, 0, 90), blurred(6, 0, 90), blurred(7, 0, 90))
      .when(fix(10, 90))
      .then(located));
});

describe('a fix that is too far away to have been reached', () => {
  it('is counted and changes nothing', () => {
    const jump = playing(fix(0, 1_000)).when(fix(10, 0));
    jump.then(refused('too-fast'), located);
    jump.when(fix(20, 990)).then(located);
  });

  it('counts up to the limit', () =>
    playing(fix(0, 600)).when(fix(10, 0.001)).then(found('square.well'), located));

  it('counts after a gap: nobody knows how it was reached', () =>
    playing(fix(0, 1_000_000)).when(fix(121, 0), fix(125, 0)).then(found('square.well'), located));

  it('is believed the third time in a row, as a first fix that finds nothing yet', () => {
    const third = playing(fix(0, 9_000), fix(5, 0), fix(10, 10)).when(fix(15, 20));
    third.then(located);
    third.when(fix(20, 30)).then(found('square.well'), located);
  });

  it('is not believed where the three do not agree with each other', () => {
    const strewn = playing(fix(0, 90_000), fix(5, 0), fix(10, 5_000)).when(fix(15, 0));
    strewn.then(refused('too-fast'), located);
    strewn.when(fix(20, 0)).then(refused('too-fast'), located);
    strewn.when(fix(25, 0)).then(located);
  });

  it('is not believed where one that can be reached comes between', () =>
    playing(fix(0, 9_000), fix(5, 0), fix(10, 0), fix(15, 9_000))
      .when(fix(20, 0))
      .then(refused('too-fast'), located));

  it('is not believed because it is sent three times', () =>
    playing(fix(0, 9_000), fix(5, 0), fix(5, 0)).when(fix(5, 0)).then(refused('too-fast')));

  it('of three that are believed leaves the fences that the player is far from', () =>
    playing(fix(0, 0), fix(5, 0), fix(10, 9_000), fix(15, 9_000), fix(20, 9_000), fix(22, 9_000))
      .when(fix(150, 0), fix(155, 0))
      .then(found('square.well'), located));
});

describe('a fix out of order', () => {
  it('is late when it is not after the last one that counts', () =>
    playing(fix(0, 100), fix(10, 90)).when(fix(9, 0)).then(refused('late')));

  it('is used when only fixes that do not count are newer', () =>
    playing(fix(0, 100), blurred(10, 90, 900))
      .when(fix(5, 0))
      .then(found('square.well'), located));

  it('is late when it comes too late after a newer one that does not count', () => {
    const newer = playing(fix(0, 100), blurred(10, 90, 900));
    newer.when(fix(5, 0, { receivedAt: 305_001 })).then(refused('late'));
    newer.when(fix(5, 0, { receivedAt: 305_000 })).then(found('square.well'), located);
  });

  it('is used however late it comes where nothing newer is known', () =>
    playing(fix(0, 100))
      .when(fix(5, 0, { receivedAt: 900_000 }))
      .then(found('square.well'), located));
});

describe('hunts with other rules', () => {
  const both = given(stage, adopted('square'), adopted('lenient'));

  it('count the same fix each by its own', () => {
    both.when(fix(0, 1_000), fix(10, 0)).then(found('lenient.well'), refused('too-fast'), located);
    both.when(fix(20, 990), blurred(25, 980, 400)).then(refused('inaccurate'), located);
  });

  it('begin with the first fix that counts for them', () => {
    const begun = given(stage, adopted('square'), adopted('lenient'), blurred(0, 100, 400));
    begun.when(fix(10, -100)).then(found('lenient.well'), located);
  });

  it('follow a player from where others saw them last when they are adopted', () =>
    given(stage, adopted('square'), fix(0, 100), adopted('lenient'))
      .when(fix(10, -100))
      .then(found('square.well'), found('lenient.well'), located));
});
