import { playerFeed } from '@treasure-hunt/contracts';
import type { Fact } from '../fact.js';
import { groupsOf } from '../groups.js';
import type { History } from '../history.js';
import type { Finding } from '../violation.js';

/** On a player's feed, nothing stands before a step that led to it. */
export const causesAreToldFirst = (history: History): Finding[] =>
  [...groupsOf(history.on(playerFeed), ({ key }) => key ?? '').values()].flatMap(disorderIn);

const disorderIn = (facts: readonly Fact[]): Finding[] => {
  const places = new Map<string, number>();
  facts.forEach(({ id }, n) => places.set(id, Math.min(n, places.get(id) ?? n)));
  return facts.flatMap((fact, n) =>
    causesOf(fact).flatMap((cause) => {
      const at = places.get(cause);
      if (at === undefined || at < n) return [];
      return [
        {
          what: `${fact.type} ${fact.id} is told before its cause.`,
          records: [fact.at, facts[at]?.at ?? ''],
        },
      ];
    }),
  );
};

const causesOf = ({ data }: Fact): readonly string[] =>
  'earnedBy' in data && Array.isArray(data.earnedBy) ? (data.earnedBy as string[]) : [];
