import type { Moment } from '@treasure-hunt/contracts';
import { Temporal } from 'temporal-polyfill';

/** A moment as milliseconds since 1970, or the fields that are at fault: there is no such time, or no such zone. */
export type Resolved =
  | { readonly at: number; readonly faults?: undefined }
  | { readonly at?: undefined; readonly faults: readonly ('local' | 'zone')[] };

/**
 * When a hunt opens or closes. A local time that a clock shows twice is the first of the two for opening and the second for
 * closing; one that is left out is the first instant after the gap.
 */
export const resolved = (moment: Moment, which: 'opens' | 'closes'): Resolved => {
  if ('at' in moment) return { at: moment.at };
  const local = orUndefined(() => Temporal.PlainDateTime.from(moment.local));
  if (!local) return { faults: isZone(moment.zone) ? ['local'] : ['local', 'zone'] };
  const at = orUndefined(() => instantOf(local, moment.zone, which === 'opens' ? 'earlier' : 'later'));
  return at === undefined ? { faults: ['zone'] } : { at };
};

const isZone = (zone: string): boolean =>
  orUndefined(() => new Temporal.ZonedDateTime(0n, zone)) !== undefined;

const instantOf = (
  local: Temporal.PlainDateTime,
  zone: string,
  disambiguation: 'earlier' | 'later',
): number => {
  const shown = local.toZonedDateTime(zone, { disambiguation });
  if (shown.toPlainDateTime().equals(local)) return shown.epochMilliseconds;
  const before = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  return (before.getTimeZoneTransition('next') ?? shown).epochMilliseconds;
};

/** Temporal throws a RangeError for what it cannot read. */
const orUndefined = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};
