import fc from 'fast-check';
import { instant } from './instant.js';

describe('an instant', () => {
  it.each([
    ['2026-12-01T18:00:00Z', '2026-12-01T18:00:00.000Z'],
    ['2026-12-01T18:00:00.1Z', '2026-12-01T18:00:00.100Z'],
    ['2026-12-01T18:00:00.123456Z', '2026-12-01T18:00:00.123Z'],
    ['2026-12-01T18:00:00.999999999Z', '2026-12-01T18:00:00.999Z'],
    ['2026-12-01T18:00:00+01:00', '2026-12-01T17:00:00.000Z'],
    ['2026-12-01T18:00:00.5-09:30', '2026-12-02T03:30:00.500Z'],
    ['2026-12-01T18:00:00-00:00', '2026-12-01T18:00:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('comes in as %s and goes out as %s', (inbound, outbound) => {
    expect(instant.encode(instant.decode(inbound))).toBe(outbound);
  });

  it.each([
    '2026-12-01T18:00:00',
    '2026-12-01T18:00Z',
    '2026-12-01 18:00:00Z',
    '2026-12-01',
    '2026-12-01T18:00:00+0100',
    '2026-12-01T18:00:00.Z',
    '2026-02-30T00:00:00Z',
    '2026-12-01T24:00:00Z',
    '0000-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    'yesterday',
    1_796_148_000_000,
    null,
  ])('is not %j', (value) => {
    expect(instant.safeParse(value).success).toBe(false);
  });

  it('is the same number with any count of fraction digits beyond the third', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{3}$/), fc.stringMatching(/^\d{0,6}$/), (ms, finer) => {
        expect(instant.decode(`2026-12-01T18:00:00.${ms}${finer}Z`)).toBe(
          Date.UTC(2026, 11, 1, 18) + Number(ms),
        );
      }),
    );
  });

  it('comes back as the same number', () => {
    const ms = fc.integer({ min: 0, max: Date.UTC(9999, 0) });
    fc.assert(
      fc.property(ms, (value) => {
        expect(instant.decode(instant.encode(value))).toBe(value);
      }),
    );
  });
});
