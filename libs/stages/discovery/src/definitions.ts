import type { HuntAdopted, HuntPublished, HuntWithdrawn } from '@treasure-hunt/contracts';

/**
 * Looks up one version of a hunt: the value of `hunt.published` or `hunt.withdrawn`, immutable. Throws if it is unknown:
 * whoever runs the stage makes sure that what is adopted is there before deciding.
 */
export type Definitions = (huntId: string, huntVersion: number) => HuntPublished | HuntWithdrawn;

/**
 * Whether a marker names what was published before it, as those of every publication do. Anybody may write to the topic of the markers: one of
 * a version that there is not would otherwise take the hunt, or every player of the partition, out of play. That there is no definition is not
 * in the log, and may be otherwise when the marker is decided again: but then it does not name the publication.
 */
export const isPublished = (definitions: Definitions, marker: HuntAdopted): boolean => {
  try {
    return definitions(marker.huntId, marker.huntVersion).publicationId === marker.publicationId;
  } catch {
    return false;
  }
};

/** Whether a version can be played; the last version of a hunt that was taken back cannot. */
export const isPlayable = (definition: HuntPublished | HuntWithdrawn): definition is HuntPublished =>
  !('withdrawnAt' in definition);
