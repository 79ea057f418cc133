import type { Recorded } from '@treasure-hunt/decider';
import { withVerdict as tried } from './attempts.js';
import { slotDue } from './hold.js';
import { continued, rememberedVerdicts, type Holding, type Verdict } from './holding.js';
import type { FactOf } from './messages.js';

export const remembered = (holding: Holding, { data }: FactOf<'discovery.remembered'>): Holding => ({
  status: 'locked',
  ...continued(holding, data.player),
  met: data.met,
  discovery: { discoveredAt: data.discoveredAt, earnedBy: data.earnedBy },
});

export const withRequirement = (holding: Holding, { data }: FactOf<'requirement.met'>): Holding =>
  'met' in holding
    ? { ...holding, ...continued(holding, data.player), met: holding.met.concat(data.solvedClueId) }
    : holding;

export const inLine = (holding: Holding, { data }: FactOf<'place.taken'>): Holding => ({
  status: data.line,
  ...continued(holding),
  met: 'met' in holding ? holding.met : [],
  discovery: { discoveredAt: data.discoveredAt, earnedBy: data.earnedBy },
  number: data.number,
});

export const turnedAway = (holding: Holding, { data }: FactOf<'clue.turned-away'>): Holding => ({
  status: 'turned-away',
  ...continued(holding, data.player),
});

export const assigned = (holding: Holding, { id, data }: Recorded<FactOf<'clue.assigned'>>): Holding => ({
  status: 'assigned',
  ...continued(holding, data.player),
  assignmentId: data.assignmentId,
  huntVersion: data.huntVersion,
  ...(data.expiresAt !== undefined && { expiresAt: data.expiresAt }),
  ...slotDue(data.expiresAt),
  // A spread array has room for 16 more, which every assignment would keep.
  earnedBy: ('discovery' in holding ? holding.discovery.earnedBy : []).concat(id),
});

export const expired = (holding: Holding, { data }: FactOf<'clue.expired'>): Holding => ({
  status: 'expired',
  ...continued(holding),
  ...(data.assignmentId !== undefined && { assignmentId: data.assignmentId }),
  reason: data.reason,
  expiredAt: data.at,
});

export const solved = (holding: Holding, fact: Recorded<FactOf<'solution.accepted'>>): Holding => {
  const { player, assignmentId, at, finder, attemptId } = fact.data;
  const known = continued(holding, player);
  const judged = attemptId !== undefined && {
    attempts: tried(holding.attempts, fact.data),
    verdicts: withVerdict(holding, fact),
  };
  return { status: 'solved', ...known, ...judged, assignmentId, solvedAt: at, finder };
};

export const refused = (holding: Holding, fact: Recorded<FactOf<'solution.rejected'>>): Holding => ({
  ...holding,
  ...continued(holding, fact.data.player),
  attempts: tried(holding.attempts, fact.data),
  verdicts: withVerdict(holding, fact),
});

const withVerdict = ({ verdicts }: Holding, { id, type, data }: Verdict): Verdict[] =>
  [...verdicts, { id, type, data } as Verdict].slice(-rememberedVerdicts);
