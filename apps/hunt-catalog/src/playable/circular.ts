import type { Needs } from './reach.js';

/** How far the search has come: the order of first visits, and the clues whose group is still open. */
interface Search {
  readonly needs: Needs;
  readonly visited: Map<string, number>;
  readonly open: string[];
  readonly circular: Set<string>;
}

/** The clues that need themselves, directly or by way of others: Tarjan's strongly connected components. */
export const circular = (needs: Needs): ReadonlySet<string> => {
  const search: Search = { needs, visited: new Map(), open: [], circular: new Set() };
  for (const id of needs.keys()) if (!search.visited.has(id)) visit(id, search);
  return search.circular;
};

/** Visits a clue and all it needs; returns the earliest open clue that can be reached from it. */
const visit = (id: string, search: Search): number => {
  const order = search.visited.size;
  search.visited.set(id, order);
  search.open.push(id);
  const needed = (search.needs.get(id)?.clues ?? []).filter((one) => search.needs.has(one));
  const earliest = needed.reduce((low, one) => Math.min(low, earliestFrom(one, search)), order);
  if (earliest === order) close(id, needed.includes(id), search);
  return earliest;
};

const earliestFrom = (id: string, search: Search): number => {
  const order = search.visited.get(id);
  if (order === undefined) return visit(id, search);
  return search.open.includes(id) ? order : Number.POSITIVE_INFINITY;
};

/** Takes the group that began at a clue off the open ones; a group of several is a cycle, and so is a clue that names itself. */
const close = (id: string, needsItself: boolean, { open, circular }: Search): void => {
  const group = open.splice(open.indexOf(id));
  if (group.length > 1 || needsItself) group.forEach((one) => circular.add(one));
};
