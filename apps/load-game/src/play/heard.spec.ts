import { hear } from './heard.js';

const record = (type: string, data: object) => ({
  value: Buffer.from(JSON.stringify(data)),
  headers: { ce_id: Buffer.from('f1'), ce_type: Buffer.from(type), traceparent: Buffer.from('00-a-b-01') },
});
const locked = {
  huntId: 'h',
  huntVersion: 1,
  playerId: 'ann',
  receivedAt: '2026-06-20T12:00:00.000Z',
  at: '2026-06-20T12:00:01.000Z',
  clueId: 'c',
  missing: ['b'],
};

describe('a fact of the feed', () => {
  it('is read with its id, and when it was read', () => {
    expect(hear(record('clue.locked', { ...locked, later: 'field' }), 7)).toMatchObject({
      id: 'f1',
      type: 'clue.locked',
      readAtMs: 7,
      traceParent: '00-a-b-01',
      data: { playerId: 'ann', missing: ['b'], at: Date.parse(locked.at) },
    });
  });

  it('of a type that is not known is passed over', () =>
    expect(hear(record('clue.whispered', locked), 0)).toBeUndefined());

  it('that breaks the contract is not taken', () =>
    expect(() => hear(record('clue.locked', { ...locked, playerId: 7 }), 0)).toThrow('playerId'));
});
