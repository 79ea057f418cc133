/** Fields whose names are data, such as a wallet's currencies: there is no unknown one among them. */
const maps = ['balances'];

const fieldsOf = (value: object): [string, unknown][] =>
  Object.entries(value).map(([name, field]) => [name, maps.includes(name) ? field : fromNextRelease(field)]);

/** JSON as the next release may write it: with one more field in every object, at any depth. */
export const fromNextRelease = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(fromNextRelease);
  if (typeof value !== 'object' || value === null) return value;
  return { ...Object.fromEntries(fieldsOf(value)), 'x-new': { nested: [1] } };
};
