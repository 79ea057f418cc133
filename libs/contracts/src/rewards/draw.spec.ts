import fc from 'fast-check';
import type { WeightedLine } from '../hunt/loot.js';
import { drawSeed, huntSecret } from '../secret.js';
import { drawLine } from './draw.js';

const weighing = (...weights: number[]): WeightedLine[] =>
  weights.map((weight, n) => ({ weight, sku: `line-${n}` }));
const seedOf = (prefix: string): string => prefix.padEnd(64, '7');
const secret = huntSecret('a local secret', 'old-town');

describe('the draw', () => {
  it.each([
    ['0000000000000', [1, 1], 'line-0'],
    ['7ffffffffffff', [1, 1], 'line-0'],
    ['8000000000000', [1, 1], 'line-1'],
    ['fffffffffffff', [1, 1], 'line-1'],
    ['5555555555555', [1, 1, 1], 'line-0'],
    ['5555555555556', [1, 1, 1], 'line-1'],
    ['1999999999999', [1, 9], 'line-0'],
    ['199999999999a', [1, 9], 'line-1'],
    ['5a46116b6e101', [35_263_165, 64_736_834], 'line-0'], // Doubles would round up to the next line.
  ])('draws by the published rule: %s of %j gives %s', (prefix, weights, sku) => {
    expect(drawLine(seedOf(prefix), weighing(...weights))).toMatchObject({ sku });
  });

  it.each([
    ['grant-1', 'line-1'],
    ['grant-3', 'line-1'],
    ['grant-13', 'line-0'],
  ])('draws for the grant %s of the example in docs/draw.md: %s', (grantId, sku) => {
    expect(drawLine(drawSeed(secret, grantId), weighing(1, 9))).toMatchObject({ sku });
  });

  it('reads no more than the first 13 digits', () => {
    const lines = weighing(3, 1, 4, 1, 5);
    expect(drawLine('9f03d01d47146'.padEnd(64, '0'), lines)).toEqual(
      drawLine('9f03d01d47146'.padEnd(64, 'f'), lines),
    );
  });

  it('draws nothing where there is nothing', () => {
    expect(drawLine(seedOf('0'), [])).toBeUndefined();
  });

  it('always draws one of the lines', () => {
    const lines = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 100 });
    fc.assert(
      fc.property(lines, fc.uint8Array({ minLength: 32, maxLength: 32 }), (weights, seed) => {
        const all = weighing(...weights);
        expect(all).toContain(drawLine(Buffer.from(seed).toString('hex'), all));
      }),
    );
  });

  it('draws each line as often as its weight says (chi-square, 4 degrees of freedom, p > 0.001)', () => {
    const weights = [1, 9, 40, 50, 100];
    const draws = 20_000;
    const lines = weighing(...weights);
    const counts = weights.map(() => 0);
    for (let n = 0; n < draws; n += 1) {
      const drawn = drawLine(drawSeed(secret, `grant-${n}`), lines);
      counts[lines.findIndex((line) => line === drawn)]! += 1;
    }
    const chiSquare = weights.reduce((sum, weight, n) => {
      const expected = (draws * weight) / 200;
      return sum + ((counts[n] ?? 0) - expected) ** 2 / expected;
    }, 0);
    expect(chiSquare).toBeLessThan(18.47);
  });
});
