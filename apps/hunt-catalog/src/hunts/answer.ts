import { type Fault, Problem } from '@treasure-hunt/service';
import type { Hunt, IdTaken } from '@treasure-hunt/persistence';
import type { HuntDefinition } from '@treasure-hunt/contracts';
import { hashOf } from '../publication/catalog-hunt.js';

/** A definition that is not accepted, with everything that is wrong with it. */
export const refused = (faults: readonly Fault[]): Problem =>
  new Problem(422, { detail: 'The hunt cannot be published.', faults });

/** Why a definition cannot be published where there is a hunt of its id; none if it is that hunt. */
export const conflictWith = (hunt: Hunt, definition: HuntDefinition): Problem | undefined => {
  if (hashOf(definition) === hunt.definitionHash) return undefined;
  if (hunt.status === 'withdrawing' || hunt.status === 'withdrawn')
    return new Problem(409, { detail: `The hunt ${hunt.huntId} was withdrawn.` });
  if (definition.version > hunt.version)
    return refused([{ path: 'version', reason: 'not yet: new versions of a running hunt come later' }]);
  return new Problem(409, {
    detail: `The hunt ${hunt.huntId} has other content under version ${hunt.version}.`,
  });
};

/** Another hunt has one of the ids. */
export const idTaken = ({ of, id, huntId }: IdTaken, { clues, chests }: HuntDefinition): Problem => {
  const path =
    of === 'clue'
      ? `clues[${clues.findIndex(({ clueId }) => clueId === id)}].clueId`
      : `chests[${chests.findIndex(({ chestId }) => chestId === id)}].chestId`;
  const reason = `is the id of a ${of} of the hunt ${huntId}`;
  return new Problem(409, { detail: `The ${of} ${id} belongs to another hunt.`, faults: [{ path, reason }] });
};
