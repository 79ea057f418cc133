import { flow, headersOf, partitionOf, playerActivity, solutionAttempts } from '@treasure-hunt/contracts';
import type { LogRecord } from '../ports/log.js';
import { decodeRecord } from './decode.js';

const partitions = 8;
const now = Date.parse('2026-06-01T12:00:00Z');
const fix = { playerId: 'ann', at: '2026-06-01T11:59:59Z', position: { lat: 48.85, lon: 2.35 } };

const decode = (value: unknown, more: Partial<LogRecord> & { partition?: number } = {}) => {
  const { partition = partitionOf('ann', partitions), ...rest } = more;
  const text = typeof value === 'string' || Buffer.isBuffer(value) ? value : JSON.stringify(value);
  const record: LogRecord = {
    offset: 4,
    timestampMs: now,
    key: null,
    value: Buffer.from(text as string),
    headers: {},
    ...rest,
  };
  return decodeRecord(flow.discovery, { topic: playerActivity.name, partition, partitions }, record);
};
const reason = (decoded: ReturnType<typeof decode>) =>
  decoded.kind === 'quarantined' ? decoded.reason : decoded.kind;

describe('a message of the engine', () => {
  it('is quarantined when it is so large that it could not be forwarded', () => {
    const headers = headersOf({ id: 'x', type: 'reward.granted', source: '/hunt', timeMs: 0 });
    const place = { topic: 'hunt.player-feed.v1', partition: 0, partitions };
    const value = Buffer.from(JSON.stringify({ note: 'x'.repeat(900_000) }));
    const record = { offset: 0, timestampMs: now, key: null, value, headers };
    expect(reason(decodeRecord(flow.wallets, place, record))).toMatch(/bytes; 900000 are allowed/);
  });

  it('is passed over when it is for other readers of the topic', () => {
    const headers = headersOf({ id: 'x', type: 'clue.assigned', source: '/hunt', timeMs: 0 });
    const record = { offset: 0, timestampMs: now, key: null, value: Buffer.from('{}'), headers };
    const place = { topic: 'hunt.player-feed.v1', partition: 0, partitions };
    expect(decodeRecord(flow.wallets, place, record)).toMatchObject({ kind: 'ignored', isForeign: false });
  });
});

describe('a message from outside', () => {
  it('needs no header and no key', () => {
    expect(decode(fix)).toMatchObject({
      kind: 'command',
      type: 'player.moved',
      key: 'ann',
      id: `hunt.player-activity.v1/${partitionOf('ann', partitions)}/4`,
      receivedAt: now,
    });
  });

  it('is an action when it has one', () => {
    const action = { playerId: 'ann', at: fix.at, action: 'scanned', targetId: 'qr-7' };
    expect(decode(action)).toMatchObject({ kind: 'command', type: 'player.acted' });
  });

  it('is an attempt on the topic of attempts', () => {
    const attempt = {
      attemptId: 'a1',
      clueId: 'c',
      playerId: 'ann',
      assignmentId: 'x',
      answer: 'lion',
      at: fix.at,
    };
    const partition = partitionOf('c', partitions);
    const place = { topic: solutionAttempts.name, partition, partitions };
    const record = {
      offset: 0,
      timestampMs: now,
      key: null,
      value: Buffer.from(JSON.stringify(attempt)),
      headers: {},
    };
    expect(decodeRecord(flow.solutionIntake, place, record)).toMatchObject({
      type: 'solution.attempted',
      key: 'c',
    });
  });

  it('keeps the id and the trace that its sender gave it', () => {
    const headers = headersOf({
      id: 'mine',
      type: 'player.moved',
      source: '/game',
      timeMs: 0,
      traceParent: '00-a',
    });
    expect(decode(fix, { headers })).toMatchObject({ id: 'mine', traceParent: '00-a' });
  });

  it('cannot pass for a message of the engine', () => {
    const headers = { 'hunt-origin': 'x/0@0', 'hunt-seq': '9.9' };
    expect(decode(fix, { headers })).toMatchObject({ kind: 'command', sent: undefined });
  });

  it('is forwarded from a partition that its key does not belong to', () => {
    const elsewhere = (partitionOf('ann', partitions) + 1) % partitions;
    expect(decode(fix, { partition: elsewhere })).toMatchObject({ kind: 'misplaced', key: 'ann' });
  });

  it.each(['player.danced', 'reward.granted'])('is passed over, as foreign, when its type is %s', (type) => {
    const headers = headersOf({ id: 'x', type, source: '/game', timeMs: 0 });
    expect(decode('whatever', { headers })).toMatchObject({ kind: 'ignored', isForeign: true });
  });

  it.each([
    ['not JSON', 'hello', /not JSON/],
    ['not UTF-8', Buffer.from(JSON.stringify({ ...fix, note: 'café' }), 'latin1'), /not UTF-8/],
    ['not an object', '[1]', /not a JSON object/],
    ['null', 'null', /not a JSON object/],
    ['of the wrong shape', { ...fix, position: { lat: 91, lon: 0 } }, /position\.lat: Too big/],
    ['without a player', { at: fix.at, position: fix.position }, /playerId: is missing/],
    ['half a place on the Earth', { ...fix, position: { lat: 1 } }, /moved: position\.lon: is missing\.$/],
    [
      'half a place in a world',
      { ...fix, position: { x: 1, y: 1 } },
      /moved: position\.world: is missing\.$/,
    ],
    [
      'on the Earth and in a world at once',
      { ...fix, position: { lat: 1, lon: 1, world: 'caves', x: 1, y: 1 } },
      /position\.world: does not go with lat, lon\.$/,
    ],
    ['with a field that is reserved for later', { ...fix, teamId: 't' }, /teamId: not yet/],
    ['of a player with a strange id', { ...fix, playerId: 'a b' }, /playerId/],
    ['too large', { ...fix, more: 'x'.repeat(70_000) }, /bytes; 65536 are allowed/],
    ['from the future', { ...fix, at: '2026-06-01T12:02:01Z' }, /2 minutes ahead/],
  ])('is quarantined when it is %s', (_, value, expected) => {
    expect(reason(decode(value))).toMatch(expected);
  });

  it('may have fields that nobody knows, whatever they are called, and a byte order mark', () => {
    const polluting = JSON.stringify(fix).replace('{', '{"__proto__":{"polluted":true},');
    expect(decode(`\ufeff${polluting}`)).toMatchObject({ kind: 'command', key: 'ann' });
    expect({}).not.toHaveProperty('polluted');
  });

  it('may have 64 KiB, and be two minutes ahead', () => {
    const ahead = { ...fix, at: '2026-06-01T12:02:00Z', more: '' };
    const more = 'x'.repeat(64 * 1024 - JSON.stringify(ahead).length);
    expect(decode({ ...ahead, more }).kind).toBe('command');
    expect(reason(decode({ ...ahead, more: `${more}x` }))).toMatch(/65537 bytes/);
    expect(reason(decode({ ...fix, at: '2026-06-01T12:02:00.001Z' }))).toMatch(/2 minutes ahead/);
  });

  it('is judged by the time at which it arrived, also on a partition that it does not belong to', () => {
    const partition = (partitionOf('ann', partitions) + 1) % partitions;
    expect(reason(decode({ ...fix, at: '2026-06-01T12:02:01Z' }, { partition }))).toMatch(/2 minutes ahead/);
  });

  it('is quarantined when its headers have more than 64 KiB, with which it could not be forwarded', () => {
    const elsewhere = (partitionOf('ann', partitions) + 1) % partitions;
    const filled = { a: Buffer.alloc(64 * 1024 - 5), b: ['x', 'y'] };
    expect(decode(fix, { headers: filled, partition: elsewhere }).kind).toBe('misplaced');
    const over = { ...filled, c: '' };
    expect(reason(decode(fix, { headers: over }))).toMatch(/headers have 65537 bytes; 65536 are allowed/);
  });

  it('is quarantined when it is empty, or its key is not its id', () => {
    expect(reason(decode(fix, { value: null }))).toMatch(/empty/);
    expect(reason(decode(fix, { key: Buffer.from('bob') }))).toMatch(/key is not the playerId/);
  });
});
