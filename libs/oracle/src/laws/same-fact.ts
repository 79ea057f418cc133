import { formatSequence } from '@treasure-hunt/contracts';
import type { Fact } from '../fact.js';
import { groupsOf } from '../groups.js';
import { numbered, type History } from '../history.js';
import type { Finding } from '../violation.js';

/** The same `ce_id` has the same type and value wherever it is, and a number of an origin names one fact. */
export const factsNeverChange = (history: History): Finding[] => {
  const facts = numbered.flatMap((topic) => history.sent.get(topic) ?? []);
  const byId = groupsOf(facts, ({ id }) => id);
  const byNumber = groupsOf(facts, (fact) => numberOf(fact) ?? `no number ${fact.at}`);
  return [
    ...[...byId.values()].flatMap((group) => changed(group, ({ type, text }) => `${type} ${text}`)),
    ...[...byNumber.values()].flatMap((group) => changed(group, ({ id }) => id)),
  ];
};

const numberOf = ({ sent, type }: Fact): string | undefined =>
  sent && `${sent.origin} ${formatSequence(sent.sequence)} ${type}`;

const changed = ([first, ...others]: readonly Fact[], of: (fact: Fact) => string): Finding[] =>
  others.flatMap((other) =>
    first && of(first) !== of(other)
      ? [
          {
            what: `${first.type} ${first.id} is not the same when it is sent again.`,
            records: [first.at, other.at],
          },
        ]
      : [],
  );
