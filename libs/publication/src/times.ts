import type { HuntDefinition, Moment } from '@treasure-hunt/contracts';
import { resolved } from './resolved.js';

/** When a hunt opens and closes; nothing where it does at once, or never. Throws a RangeError where there is no such time. */
export const timesOf = ({
  opens,
  closes,
}: Pick<HuntDefinition, 'opens' | 'closes'>): { opensAt?: number; closesAt?: number } => ({
  ...(opens && { opensAt: instantOf(opens, 'opens') }),
  ...(closes && { closesAt: instantOf(closes, 'closes') }),
});

const instantOf = (moment: Moment, which: 'opens' | 'closes'): number => {
  const { at, faults } = resolved(moment, which);
  if (faults) throw new RangeError(`The hunt ${which} at a ${faults.join(' and a ')} that does not exist.`);
  return at;
};
