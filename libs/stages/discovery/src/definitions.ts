import type { HuntPublished, HuntWithdrawn } from '@treasure-hunt/contracts';

/**
 * Looks up one version of a hunt: the value of `hunt.published` or `hunt.withdrawn`, immutable. Throws if it is unknown:
 * whoever runs the stage makes sure that what is adopted is there before deciding.
 */
export type Definitions = (huntId: string, huntVersion: number) => HuntPublished | HuntWithdrawn;

/** Whether a version can be played; the last version of a hunt that was taken back cannot. */
export const isPlayable = (definition: HuntPublished | HuntWithdrawn): definition is HuntPublished =>
  !('withdrawnAt' in definition);
