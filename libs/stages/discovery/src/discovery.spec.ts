import { given } from '@treasure-hunt/decider/testing';
import { discovery } from './discovery.js';
import { circle, hunt, lookUp, object, withdrawn } from './testing/hunts.js';
import { adopted, fix, found, located, refused } from './testing/moves.js';

const minuteMs = 60_000;
const forgottenMs = 23 * 60 * minuteMs;
// A circle of 50 m around the origin: left beyond 55 m, a tenth of its radius.
const square = hunt('square', [['square.well', circle(0, 0, 50)]]);
const stage = discovery(lookUp(square, hunt('tower', [['tower.top', object('qr-7')]]), withdrawn('square')));
const playing = (...moves: Parameters<typeof given>[1][]) => given(stage, adopted('square'), ...moves);

describe('a fence', () => {
  it('is found by who walks into it, once', () => {
    const walk = playing(fix(0, 100)).when(fix(5, 40));
    walk.then(found('square.well', { by: 'fence', crossedAt: 5_000 }), located);
    walk.when(fix(10, 0)).then(located);
  });

  it('is found by who runs straight through it between two fixes', () =>
    playing(fix(0, 100)).when(fix(20, -100)).then(found('square.well'), located));

  it('is found again by who left by the margin and comes back', () =>
    playing(fix(0, 100), fix(5, 0), fix(10, 56)).when(fix(15, 45)).then(found('square.well'), located));

  it('is not left by who strays outside within the margin', () =>
    playing(fix(0, 100), fix(5, 0), fix(10, 54)).when(fix(15, 45)).then(located));

  it('is not found by who stays outside', () => playing(fix(0, 100)).when(fix(5, 51)).then(located));
});

describe('the first fix', () => {
  it('finds nothing, and the next one finds the fence around it', () => {
    const first = playing(fix(0, 0));
    first.then(located);
    first.when(fix(5, 1)).then(found('square.well'), located);
  });

  it('finds the fence at the next fix even if that lies outside', () =>
    playing(fix(0, 0)).when(fix(5, 100)).then(found('square.well'), located));

  it('is followed by an entry when the hunt is adopted around the player', () =>
    given(stage, fix(0, 0), fix(5, 1), adopted('square'))
      .when(fix(10, 2))
      .then(found('square.well'), located));

  it('is any fix 23 hours after the last one by the clock of the log', () => {
    const inside = playing(fix(0, 100, { now: 10_000 }), fix(5, 0, { now: 15_000 }));
    inside.when(fix(10, 0, { now: 15_000 + forgottenMs })).then(located);
    inside.when(fix(15, 0, { now: 15_001 + forgottenMs })).then(found('square.well'), located);
  });
});

describe('a gap in time', () => {
  it('joins no path', () => playing(fix(0, 100)).when(fix(121, -100)).then(located));

  it('joins the path when it is just as long as allowed', () =>
    playing(fix(0, 100)).when(fix(120, -100)).then(found('square.well'), located));

  it('that ends inside counts as an entry at the next fix', () =>
    playing(fix(0, 100), fix(500, 0)).when(fix(505, 0)).then(found('square.well'), located));

  it('is no second entry for who was inside before and is inside after', () =>
    playing(fix(0, 100), fix(5, 0), fix(500, 0)).when(fix(505, 0)).then(located));

  it('in which the player left lets them enter again', () =>
    playing(fix(0, 100), fix(5, 0), fix(500, 100)).when(fix(505, 0)).then(found('square.well'), located));

  it('is as long as each hunt says', () => {
    const patient = hunt('patient', [['patient.well', circle(0, 0, 50)]], { maxGapS: 600 });
    given(discovery(lookUp(square, patient)), adopted('square'), adopted('patient'), fix(0, 100))
      .when(fix(300, -100))
      .then(found('patient.well'), located);
  });
});

describe('a late fix', () => {
  it('changes nothing', () => {
    const late = playing(fix(0, 100), fix(10, 90)).when(fix(9, 0));
    late.then(refused('late'));
    late.when(fix(15, 89)).then(located);
  });

  it('with the time of the last one changes nothing', () =>
    playing(fix(0, 100)).when(fix(0, 0)).then(refused('late')));
});

describe('an object', () => {
  const scan = { playerId: 'ann', at: 7_000, action: 'scanned', targetId: 'qr-7' };

  it('is found each time that something is done with it', () => {
    const once = given(stage, adopted('tower')).when({ type: 'player.acted', data: scan });
    once.then(found('tower.top', { by: 'object', crossedAt: 7_000 }), located);
    once.when({ type: 'player.acted', data: scan }).then(found('tower.top'), located);
  });

  it('of no adopted hunt leads nowhere, and is counted', () =>
    given(stage, adopted('square'))
      .when({ type: 'player.acted', data: scan })
      .then({ type: 'action.ignored', data: { playerId: 'ann' } }));

  it('leads to every clue that names it', () => {
    const twins = hunt('twins', [
      ['twins.a', object('qr')],
      ['twins.b', object('qr')],
    ]);
    given(discovery(lookUp(twins)), adopted('twins'))
      .when({ type: 'player.acted', data: { ...scan, targetId: 'qr' } })
      .then(found('twins.a'), found('twins.b'), located);
  });
});

describe('a hunt', () => {
  it('counts for nobody before it is adopted', () => given(stage, fix(0, 100)).when(fix(5, 0)).then(located));

  it('is over when its withdrawal is adopted', () =>
    playing(fix(0, 100), adopted('square', 2)).when(fix(5, 0)).then(located));

  it('is not brought back by an older marker that comes late', () => {
    const late = playing(fix(0, 100), adopted('square', 2)).when(adopted('square', 1));
    late.then();
    late.when(fix(5, 0)).then(located);
  });

  it('goes on when a marker names a version that was never published, which is counted', () => {
    const forged = playing(fix(0, 100)).when(adopted('square', 999), adopted('nowhere'));
    forged.then({ type: 'hunt.unknown', data: { huntId: 'nowhere' } });
    forged.when(fix(5, 0)).then(found('square.well'), located);
    forged.when(adopted('square', 2), fix(10, 60), fix(15, 0)).then(located);
  });

  it('is not brought in by a marker that came before it was published, also where that is decided again afterwards', () => {
    const later = {
      ...hunt('later', [['later.well', object('qr')]]),
      publicationId: 'known when it is published',
    };
    for (const published of [lookUp(), lookUp(later)])
      for (const publicationId of [{}, { publicationId: 'guessed' }])
        given(discovery(published))
          .when({ type: 'hunt.adopted', data: { huntId: 'later', huntVersion: 1, ...publicationId } })
          .then({ type: 'hunt.unknown', data: { huntId: 'later' } });
    given(discovery(lookUp(later)))
      .when({
        type: 'hunt.adopted',
        data: { huntId: 'later', huntVersion: 1, publicationId: later.publicationId },
      })
      .then({ type: 'hunt.listed' });
  });

  it('leaves no mark on who was inside when it was withdrawn', () => {
    const { documents } = playing(fix(0, 100), fix(5, 0), adopted('square', 2), fix(10, 0));
    expect(documents.get('player_presences', 'ann')).toMatchObject({ tracks: [{ inside: [] }] });
  });
});

describe('what is said and kept', () => {
  it('says who, which hunt, when, and what the player did to earn it', () => {
    const ann = { playerId: 'ann', at: 5_000, position: { lat: 0, lon: 0 }, player: { segment: 'gold' } };
    playing(fix(0, 100))
      .when({ type: 'player.moved', data: ann, id: 'fix-2', now: 9_000, receivedAt: 8_000 })
      .then(
        {
          type: 'clue.discovered',
          data: {
            huntId: 'square',
            huntVersion: 1,
            clueId: 'square.well',
            playerId: 'ann',
            player: { segment: 'gold' },
            receivedAt: 8_000,
            at: 9_000,
            crossedAt: 5_000,
            by: 'fence',
            earnedBy: ['fix-2'],
          },
        },
        located,
      );
  });

  it('says of the player what was said last, where a fix or an action says nothing', () => {
    const player = { segment: 'gold' };
    const first = { playerId: 'ann', at: 0, position: { lat: 0, lon: 0.001 }, player };
    const story = given(stage, adopted('square'), adopted('tower'), { type: 'player.moved', data: first });
    story.when(fix(5, 0)).then({ type: 'clue.discovered', data: { player } }, located);
    const scan = { playerId: 'ann', at: 7_000, action: 'scanned', targetId: 'qr-7' };
    story
      .when({ type: 'player.acted', data: scan })
      .then({ type: 'clue.discovered', data: { player } }, located);
  });

  it('keeps the last position for 23 hours, and the fences the player is inside of', () => {
    const { documents } = playing(fix(0, 100), fix(5, 0, { now: 9_000 }));
    expect(documents.get('player_presences', 'ann')).toEqual({
      newestAt: 5_000,
      fixesPaidUntil: 9_010,
      tracks: [
        {
          gate: '120/300/60/75',
          last: { at: 5_000, place: [0, 0] },
          inside: ['square.well'],
          dwelling: [],
          suspects: [],
        },
      ],
      expiresAt: 9_000 + forgottenMs,
    });
  });

  it('says nothing to a tick', () => playing(fix(0, 0)).when({ type: 'tick', data: {} }).then());
});
