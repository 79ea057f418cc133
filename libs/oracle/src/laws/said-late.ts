import { formatSequence, isAfter } from '@treasure-hunt/contracts';
import type { Fact, Sent } from '../fact.js';
import { groupsOf } from '../groups.js';
import { numbered, type History } from '../history.js';
import type { Finding } from '../violation.js';

/** What an origin says for the first time has a higher number than all before in the same partition: else readers drop it. */
export const nothingIsSaidLate = (history: History): Finding[] =>
  numbered.flatMap((topic) => {
    const groups = groupsOf(
      history.sent.get(topic) ?? [],
      ({ partition, sent }) => `${partition} ${sent?.origin}`,
    );
    return [...groups.values()].flatMap(lateIn);
  });

const lateIn = (facts: readonly Fact[]): Finding[] => {
  const said = new Set<string>();
  let highest: (Fact & { readonly sent: Sent }) | undefined;
  return facts.flatMap((fact): Finding[] => {
    const { sent } = fact;
    if (!sent) return [];
    const number = formatSequence(sent.sequence);
    const isNew = !said.has(number);
    said.add(number);
    const isHighest = !highest || isAfter(sent.sequence, highest.sent.sequence);
    const before = highest;
    if (isHighest) highest = { ...fact, sent };
    if (!isNew || isHighest || !before) return [];
    return [
      {
        what: `${fact.type} ${fact.id} is new, but comes behind a later number.`,
        records: [before.at, fact.at],
      },
    ];
  });
};
