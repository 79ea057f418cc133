import fc from 'fast-check';
import { isOneSlipAway } from './misspelled.js';

const word = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'ABCDE_') });

describe('one slip away', () => {
  it.each([
    ['BROKER', 'BROKERS'],
    ['BROKERSS', 'BROKERS'],
    ['BRAKERS', 'BROKERS'],
    ['BORKERS', 'BROKERS'],
    ['ROKERS', 'BROKERS'],
  ])('%s and %s', (a, b) => expect([isOneSlipAway(a, b), isOneSlipAway(b, a)]).toEqual([true, true]));

  it.each([
    ['BROKERS', 'BROKERS'],
    ['BROKE', 'BROKERS'],
    ['BRKOSER', 'BROKERS'],
  ])('not %s and %s', (a, b) => expect([isOneSlipAway(a, b), isOneSlipAway(b, a)]).toEqual([false, false]));

  it('finds any letter left out', () =>
    fc.assert(
      fc.property(word, fc.nat(), (whole, n) => {
        const at = n % whole.length;
        return isOneSlipAway(whole.slice(0, at) + whole.slice(at + 1), whole);
      }),
    ));

  it('is the same both ways', () =>
    fc.assert(fc.property(word, word, (a, b) => isOneSlipAway(a, b) === isOneSlipAway(b, a))));
});
