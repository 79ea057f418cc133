import { countAllocated, countKept } from '../guard/counted.js';
import type { Scenario } from './scenario.js';

/** What `npm test` keeps from growing, too. */
export const bytes: Scenario = {
  name: 'bytes',
  title:
    'Bytes that the rules allocate for a crossing, in code that is not optimised, and keep for each open assignment',
  async measure({ isQuick }) {
    const thousandAssignments = isQuick ? 20 : 1_000;
    const kept = await countKept(thousandAssignments);
    return { rows: [{ ...(await countAllocated()), thousandAssignments, ...kept }] };
  },
};
