import fc from 'fast-check';
import { readEvents as readEventsAt } from './read-events.js';
import { untraced } from '@treasure-hunt/telemetry';
import { toRecord } from './to-record.js';

const nowMs = Date.parse('2026-12-01T18:00:00Z');
const readEvents = (body: unknown) => readEventsAt(body, nowMs);

const moved = {
  specversion: '1.0',
  id: 'e1',
  type: 'player.moved',
  source: '/game/eu',
  data: {
    playerId: 'ada',
    at: '2026-12-01T18:00:00.123456789+01:00',
    position: { lat: 1, lon: 2 },
    battery: 0.7,
  },
};
const acted = {
  ...moved,
  id: 'e2',
  type: 'player.acted',
  data: { playerId: 'ada', at: '2026-12-01T18:00:00Z', action: 'scanned', targetId: 'qr' },
};
const attempted = {
  ...moved,
  id: 'e3',
  type: 'solution.attempted',
  data: {
    attemptId: 'a',
    clueId: 'c',
    playerId: 'ada',
    assignmentId: 's',
    answer: 'lion',
    at: '2026-12-01T18:00:00Z',
  },
};

const without = (event: object, name: string) =>
  Object.fromEntries(Object.entries(event).filter(([field]) => field !== name));

describe('events', () => {
  it('are read one at a time or many at once', () => {
    expect(readEvents(moved).events).toHaveLength(1);
    expect(readEvents([moved, acted, attempted])).toMatchObject({
      events: [{ event: { id: 'e1' } }, { event: { id: 'e2' } }, { event: { id: 'e3' } }],
      faults: [],
    });
  });

  it('keep their data as it came, with what nobody here knows', () => {
    const [read] = readEvents(moved).events;
    expect(JSON.parse(read?.value ?? '')).toEqual(moved.data);
  });

  it('are refused with every fault of every one, by its place', () =>
    expect(
      readEvents([
        moved,
        { ...acted, specversion: '0.3', id: '', data: { ...acted.data, playerId: 'a b', action: 7 } },
        { ...moved, type: 'reward.granted' },
        without(moved, 'data'),
        { ...without(moved, 'data'), type: 7, data_base64: 'e30=' },
        'nothing',
      ]).faults.map(({ index, path }) => [index, path]),
    ).toEqual([
      [1, 'specversion'],
      [1, 'id'],
      [1, 'data.playerId'],
      [1, 'data.action'],
      [2, 'type'],
      [3, 'data'],
      [4, 'type'],
      [4, 'data'],
      [5, ''],
    ]));

  it.each(['a b\nc', 'é', 'a/b', 'x'.repeat(129)])('are refused under an id that is none: %j', (id) =>
    expect(readEvents([moved, { ...moved, id }]).faults).toEqual([
      { index: 1, path: 'id', reason: 'must match [A-Za-z0-9._:-]{1,128}' },
    ]),
  );

  it('are refused where their data are said to be something else than JSON', () => {
    const of = (datacontenttype: string) => readEvents({ ...moved, datacontenttype }).faults;
    expect([of('application/json'), of('application/json; charset=utf-8')]).toEqual([[], []]);
    expect(of('text/xml')).toEqual([
      { index: 0, path: 'datacontenttype', reason: 'must be application/json' },
    ]);
  });

  it('are refused with "not yet" where they have a field that is reserved for later', () => {
    const reserved = { ...moved, data: { ...moved.data, deviceId: 'd', teamId: null, trust: 1 } };
    expect(readEvents([moved, reserved]).faults).toEqual(
      ['deviceId', 'teamId', 'trust'].map((field) => ({
        index: 1,
        path: `data.${field}`,
        reason: expect.stringMatching(/^not yet/) as unknown,
      })),
    );
  });

  it('are refused over 64 KiB', () =>
    expect(readEvents({ ...moved, data: { ...moved.data, note: 'x'.repeat(70_000) } }).faults).toEqual([
      { index: 0, path: 'data', reason: expect.stringContaining('65536') as unknown },
    ]));

  it('are refused where they are deeper than anything that can be written again', () => {
    const deep = JSON.parse(`${'['.repeat(30_000)}${']'.repeat(30_000)}`) as unknown;
    expect(readEvents({ ...moved, data: { ...moved.data, deep } }).faults).toEqual([
      { index: 0, path: 'data', reason: 'is nested too deeply' },
    ]);
  });

  it('are refused when they are said to happen more than two minutes from now, among all other faults', () => {
    const said = (at: string, change: object = {}) => ({ ...acted, data: { ...acted.data, at, ...change } });
    const soon = said('2026-12-01T18:02:00Z');
    expect(readEvents(soon).faults).toEqual([]);
    expect(readEvents([soon, said('2026-12-01T19:02:00.001+01:00', { action: '' })]).faults).toEqual([
      { index: 1, path: 'data.action', reason: expect.any(String) as unknown },
      { index: 1, path: 'data.at', reason: 'is more than 2 minutes ahead' },
    ]);
  });

  it('are taken or refused, whatever it is', () =>
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const { events, faults } = readEvents(body);
        const count = Array.isArray(body) ? body.length : 1;
        expect(new Set(faults.map(({ index }) => index)).size + events.length).toBe(count);
      }),
    ));
});

describe('an event as a record', () => {
  const receipt = { topicPrefix: 'game.', partitions: 8, nowMs: Date.parse('2026-12-01T17:00:00Z') };
  const recordOf = (event: unknown, change: object = {}) => {
    const [read] = readEvents(event).events;
    if (!read) throw new Error('The event was refused.');
    return toRecord(read, { ...receipt, ...change }, untraced.contexts);
  };
  const trace = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

  it('goes to the topic of its kind under the id that the topic is ordered by', () => {
    expect(recordOf(moved)).toMatchObject({ topic: 'game.hunt.player-activity.v1', key: 'ada' });
    expect(recordOf(attempted)).toMatchObject({ topic: 'game.hunt.solution-attempts.v1', key: 'c' });
    expect(recordOf(acted).partition).toBe(recordOf(moved).partition);
  });

  it('says when it was said, or when it came', () => {
    expect(recordOf({ ...moved, time: '2026-12-01T16:59:58Z' }).headers['ce_time']).toBe(
      '2026-12-01T16:59:58.000Z',
    );
    expect(recordOf(moved).headers['ce_time']).toBe('2026-12-01T17:00:00.000Z');
  });

  it("carries its own trace, else the request's, else one that begins here and is the same when it is sent again", () => {
    const traceOf = (event: unknown, traceParent?: string) =>
      recordOf(event, { traceParent }).headers['traceparent'];
    const other = trace.replace('0af', '1af');
    expect(traceOf({ ...moved, traceparent: trace }, other)).toBe(trace);
    expect(traceOf({ ...moved, traceparent: 'x' }, other)).toBe(other);
    expect(traceOf(moved, 'x')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(traceOf(moved)).toBe(traceOf(moved, 'x'));
    expect(traceOf({ ...moved, id: 'e9' })).not.toBe(traceOf(moved));
  });
});
