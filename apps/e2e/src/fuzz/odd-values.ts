import fc from 'fast-check';

/** Times at the edges of what can be written, in the gaps and overlaps of daylight-saving time, and none at all. */
const times = [
  '0000-01-01T00:00:00Z',
  '0000-01-01T00:00:00+23:59',
  '0001-01-01T00:00:00-23:59',
  '1582-10-10T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '2016-12-31T23:59:60Z',
  '2024-02-29T23:59:59.999999999Z',
  '2025-02-29T00:00:00Z',
  '2026-03-29T02:30:00+01:00',
  '2026-03-29T02:30:00+02:00',
  '2026-10-25T02:30:00+02:00',
  '2026-10-25T02:30:00+01:00',
  '2026-03-08T02:30:00-08:00',
  '9999-12-31T23:59:59.999Z',
  '9999-12-31T23:59:59-23:59',
  '+275760-09-13T00:00:00.001Z',
  '2026-01-01t00:00:00z',
  '2026-01-01T00:00:00.1234567890Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01 00:00:00',
];

const numbers = [
  ...[0, -0, 1, -1, 0.1, 89.9999999, 90, -90, 90.0000001, 180, -180, 179.9999999, 180.0000001, 360],
  ...[5e-324, 1e-300, 1e300, -1e300, 1.7976931348623157e308, -1.7976931348623157e308],
  ...[2 ** 31, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 2 ** 63, 4_294_967_296],
];

const texts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfff',
  '\u202egnp.exe',
  '\ufeff',
  'e\u0301'.repeat(100),
  'ﷺ'.repeat(200),
  '👩‍👩‍👧‍👦'.repeat(30),
  'İıẞß',
  'x'.repeat(128),
  'x'.repeat(129),
  'x'.repeat(10_000),
  '__proto__',
  'constructor',
  'toString',
  '$where',
  '$gt',
  'a.b',
  '../../etc/passwd',
  "'; DROP TABLE players; --",
  '{{7*7}}',
  '${7*7}',
  '%00',
  '%s%n',
  'null',
  'NaN',
  '-0',
  'true',
  '\r\nx-injected: 1',
  '(a+)+$',
];

const objects: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { $gt: '' },
  { $ne: null },
  { $where: 'sleep(1000)' },
  { $regex: '(a+)+$' },
  { length: 1e9 },
  { toString: 1, valueOf: 2 },
  { toJSON: 'x' },
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { then: 'x' },
  Array.from({ length: 2_000 }, (_, n) => n),
];

/** Stands for text that is written into the JSON as it is. */
const rawMark = '@raw:';
const raws = [
  '1e400',
  '-1e400',
  '1E-400',
  '0123',
  'NaN',
  '+1',
  '.5',
  '1.',
  'undefined',
  '"\\ud800"',
  '"\\x"',
  '\u0001',
];

/** Any value that may stand where another is meant. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...times) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...numbers) },
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...texts) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...objects) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(...raws.map((raw) => rawMark + raw)) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);

export const oddText = fc.oneof(
  fc.constantFrom(...texts, ...times),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

/** The JSON of a value in which raw text takes its place. */
export const textWith = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /"@raw:((?:[^"\\]|\\.)*)"/g,
    (_, raw: string) => JSON.parse(`"${raw}"`) as string,
  );
