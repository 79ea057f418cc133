import type { Fault } from '@treasure-hunt/service';
import type { Rule } from './rule.js';

/** An id names one clue, or one chest. */
export const duplicates: Rule = ({ clues, chests }) => [
  ...repeated(
    'clues',
    'clueId',
    clues.map(({ clueId }) => clueId),
  ),
  ...repeated(
    'chests',
    'chestId',
    chests.map(({ chestId }) => chestId),
  ),
];

const repeated = (list: string, field: string, ids: readonly (string | undefined)[]): Fault[] =>
  ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    const path = `${list}[${index}].${field}`;
    return id === undefined || first === index
      ? []
      : [{ path, reason: `is the id of ${list}[${first}] already` }];
  });
