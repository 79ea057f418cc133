import type { Rule } from './rule.js';

/** A hunt is asked for by its id in a path, where `.` and `..` mean something else. */
export const huntId: Rule = (hunt) =>
  hunt.huntId === '.' || hunt.huntId === '..'
    ? [{ path: 'huntId', reason: 'cannot be asked for under this name' }]
    : [];
