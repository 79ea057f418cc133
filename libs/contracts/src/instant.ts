import { z } from 'zod';

const rfc3339 = z
  .string()
  .toUpperCase()
  .regex(z.regexes.datetime({ offset: true }), 'must be an RFC 3339 time with an offset')
  .refine((text) => !/\.\d{10}/.test(text), 'must have at most 9 fraction digits')
  .meta({ format: 'date-time' });

/** What can be written again in UTC: an offset can lead out of the years that a time can name. */
const firstMs = Date.parse('0000-01-01T00:00:00Z');
const lastMs = Date.parse('9999-12-31T23:59:59.999Z');
const outOfYears = 'must lie in the years 0000 to 9999 of UTC';

const texts = new Map<number, string>();
const maxTexts = 1_000;

/** A time in RFC 3339, UTC, with three fraction digits. What comes together has few times, so each is written once. */
export const timeText = (ms: number): string => {
  const known = texts.get(ms);
  if (known !== undefined) return known;
  const text = new Date(ms).toISOString();
  if (texts.size >= maxTexts) texts.clear();
  texts.set(ms, text);
  return text;
};

/**
 * A point in time. On the wire: RFC 3339 with an offset and 0 to 9 fraction digits coming in, UTC with three going out.
 * In the rules: milliseconds since 1970; what is finer is cut off.
 */
export const instant = z.codec(rfc3339, z.number().int().min(firstMs, outOfYears).max(lastMs, outOfYears), {
  decode: (text) => Date.parse(text),
  encode: timeText,
});
