import fc from 'fast-check';
import { formatSequence, isAfter, parseSequence } from './envelope.js';

const position = fc.record({
  offset: fc.integer({ min: 0, max: 999_999_999_999_999 }),
  index: fc.integer({ min: 0, max: 999_999_999 }),
});

describe('a sequence', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(position, (sequence) => {
        expect(parseSequence(formatSequence(sequence))).toEqual(sequence);
      }),
    );
  });

  it.each([
    '',
    '1',
    '1.',
    '.1',
    '-1.0',
    '1.-1',
    '1.0.0',
    ' 1.0',
    '1.0\n',
    '1e3.0',
    '0x1.0',
    '١.٠',
    '1234567890123456.0',
  ])('is not %j', (text) => {
    expect(parseSequence(text)).toBeUndefined();
  });

  it('is compared as a pair of numbers, not as text or as a fraction', () => {
    const at = (text: string) => parseSequence(text) ?? { offset: NaN, index: NaN };
    expect(isAfter(at('10.0'), at('9.9'))).toBe(true);
    expect(isAfter(at('1.10'), at('1.9'))).toBe(true);
    expect(isAfter(at('1.9'), at('1.10'))).toBe(false);
    expect(isAfter(at('1.1'), at('1.1'))).toBe(false);
  });

  it('is before or after any other', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        const same = a.offset === b.offset && a.index === b.index;
        expect(Number(isAfter(a, b)) + Number(isAfter(b, a)) + Number(same)).toBe(1);
      }),
    );
  });
});
