import { resolved } from '@treasure-hunt/publication';
import type { Fault } from '@treasure-hunt/service';
import type { Rule } from './rule.js';

const reasons = { local: 'is not a time that a calendar has', zone: 'is not the name of a time zone' };

/** A hunt opens and closes at times that there are, and opens first. */
export const times: Rule = ({ opens, closes }) => {
  const start = opens && resolved(opens, 'opens');
  const end = closes && resolved(closes, 'closes');
  const faults = [...faultsOf('opens', start), ...faultsOf('closes', end)];
  const isReversed = start?.at !== undefined && end?.at !== undefined && end.at <= start.at;
  return isReversed ? [...faults, { path: 'closes', reason: 'is not after opens' }] : faults;
};

const faultsOf = (which: string, time: ReturnType<typeof resolved> | undefined): Fault[] =>
  (time?.faults ?? []).map((field) => ({ path: `${which}.${field}`, reason: reasons[field] }));
