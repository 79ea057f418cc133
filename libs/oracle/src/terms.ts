import { ClueDefined } from '@treasure-hunt/contracts';
import type { History } from './history.js';

/** What a version of a hunt says of a clue; undefined where there is none. */
export const definitionsIn = (
  history: History,
): ((clueId: string, huntVersion: number) => ClueDefined | undefined) => {
  const known = new Map(
    history.all(ClueDefined).map(({ data }) => [`${data.clueId} ${data.huntVersion}`, data] as const),
  );
  return (clueId, huntVersion) => known.get(`${clueId} ${huntVersion}`);
};

/** All versions of each clue. */
export const versionsIn = (history: History): ReadonlyMap<string, readonly ClueDefined[]> => {
  const versions = new Map<string, ClueDefined[]>();
  for (const { data } of history.all(ClueDefined))
    versions.set(data.clueId, [...(versions.get(data.clueId) ?? []), data]);
  return versions;
};
