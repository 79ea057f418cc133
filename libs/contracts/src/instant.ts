import { z } from 'zod';

const isoInstant = z.iso.datetime({ offset: true });

/**
 * A point in time. On the wire: RFC 3339 with an offset and 0 to 9 fraction digits coming in, UTC with three going out.
 * In the rules: milliseconds since 1970.
 */
export const instant = z.codec(isoInstant, z.number().int(), {
  decode: (text) => Date.parse(text),
  encode: (ms) => new Date(ms).toISOString(),
});
