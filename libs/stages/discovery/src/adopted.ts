import type { HuntAdopted } from '@treasure-hunt/contracts';
import type { Document } from '@treasure-hunt/decider';

/** One version of a hunt, as plain JSON. */
export type AdoptedHunt = readonly [huntId: string, huntVersion: number];

/**
 * The hunts that count for the players of one partition, in the order of adoption. A withdrawn hunt stays listed under the
 * version that withdrew it, so that a marker of an older version that arrives late cannot bring it back.
 */
export interface Adopted extends Document {
  readonly hunts: readonly AdoptedHunt[];
}

export const nothingAdopted: Adopted = { hunts: [] };

/** Whether a marker says something new: its version is above the one that is known. */
export const isNews = ({ hunts }: Adopted, { huntId, huntVersion }: HuntAdopted): boolean =>
  !hunts.some(([known, version]) => known === huntId && version >= huntVersion);

/** The list with the version that a marker names. */
export const adopt = ({ hunts }: Adopted, { huntId, huntVersion }: HuntAdopted): Adopted => ({
  hunts: [...hunts.filter(([known]) => known !== huntId), [huntId, huntVersion]],
});
