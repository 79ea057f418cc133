/** A value that differs from a good one in one place, and what was done to it. */
export interface Variant {
  readonly what: string;
  readonly value: unknown;
}

const strange: readonly unknown[] = [null, '', 'x y', -1, 1e12, 1.5, true, [], {}, 'x'.repeat(3_000)];

const isParent = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const without = (value: Record<string, unknown>, name: string): unknown => {
  const rest = Object.entries(value).filter(([one]) => one !== name);
  return Array.isArray(value) ? rest.map(([, item]) => item) : Object.fromEntries(rest);
};

const withOther = (value: Record<string, unknown>, name: string, other: unknown): unknown =>
  Array.isArray(value)
    ? value.map((item: unknown, index) => (String(index) === name ? other : item))
    : { ...value, [name]: other };

/** Every value that differs in one place: a field left out, or with something strange in it, at any depth. */
export const variantsOf = (value: unknown, path = ''): Variant[] => {
  if (!isParent(value)) return [];
  return Object.keys(value).flatMap((name) => {
    const at = `${path}/${name}`;
    const deeper = variantsOf(value[name], at);
    return [
      { what: `without ${at}`, value: without(value, name) },
      ...strange.map((other) => ({
        what: `${at} = ${JSON.stringify(other).slice(0, 20)}`,
        value: withOther(value, name, other),
      })),
      ...deeper.map(({ what, value: changed }) => ({ what, value: withOther(value, name, changed) })),
    ];
  });
};
