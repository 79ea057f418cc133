import { timesOf } from '@treasure-hunt/publication';
import type { RevisionRule } from './rule.js';

/** What has opened has opened: it could otherwise be closed for a while, and all that is frozen be changed. */
export const opening: RevisionRule = ({ before, next }) =>
  timesOf(before).opensAt === timesOf(next).opensAt
    ? []
    : [{ path: 'opens', reason: 'differs from the version before, but the hunt is open' }];
