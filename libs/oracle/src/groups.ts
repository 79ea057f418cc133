/** Items by a name that each has, in order. */
export const groupsOf = <T>(items: Iterable<T>, nameOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = nameOf(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return groups;
};

/** The items whose name another item before them has, each with the first that has it. */
export const repeatsIn = <T>(items: Iterable<T>, nameOf: (item: T) => string): [first: T, again: T][] =>
  [...groupsOf(items, nameOf).values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : others.map((again): [T, T] => [first, again]),
  );
