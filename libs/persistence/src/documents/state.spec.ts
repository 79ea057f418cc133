import { packState, unpackState } from './state.js';

describe('a state in the database', () => {
  it('is there as it is, so that operators and indexes can look into it', () => {
    const state = {
      playerId: 'player-1',
      coins: [{ coinId: 'a.b:1', amount: 5 }],
      'old.gate': null,
      deep: [[{}]],
    };
    expect(packState(state)).toBe(state);
  });

  it.each([
    { $set: 1 },
    { a: [{ $ref: 'x', $id: 1 }] },
    { _bsontype: 'ObjectId' },
    { toString: [{}] },
    { 'a\0': 1 },
    { a: '\ud83d' },
    JSON.parse('{"__proto__":1}') as object,
  ])('is there as text where BSON would change or refuse it: %j', (state) => {
    expect(typeof packState(state)).toBe('string');
    expect(JSON.stringify(unpackState(packState(state)))).toBe(JSON.stringify(state));
  });
});
