import { type Fault, Problem } from '@treasure-hunt/service';
import type { Hunt, IdTaken } from '@treasure-hunt/persistence';
import type { HuntDefinition } from '@treasure-hunt/contracts';
import { timesOf } from '@treasure-hunt/publication';
import { definitionOf } from '../publication/catalog-hunt.js';

/** A definition that is not accepted, with everything that is wrong with it. */
export const refused = (faults: readonly Fault[]): Problem =>
  new Problem(422, { detail: 'The hunt cannot be published.', faults });

/** What goes on with a hunt has to end first. */
export const stillPublishing = (): Problem =>
  new Problem(503, { detail: 'It is still being published.', retryAfterS: 5 });

/** Why nothing but what is there can be published under this id now; none where the definition is its next version. */
export const conflictWith = (hunt: Hunt, { version }: HuntDefinition, now: number): Problem | undefined => {
  const { huntId } = hunt;
  if (hunt.status === 'withdrawing' || hunt.status === 'withdrawn')
    return new Problem(409, { detail: `The hunt ${huntId} was withdrawn.` });
  const next = hunt.version + 1;
  if (version !== next)
    return new Problem(409, {
      detail: `The hunt ${huntId} has other content under version ${hunt.version}; its next version is ${next}.`,
      faults: [{ path: 'version', reason: `must be ${next}` }],
    });
  return now >= (timesOf(definitionOf(hunt)).closesAt ?? Infinity)
    ? new Problem(409, { detail: `The hunt ${huntId} has closed.` })
    : undefined;
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
