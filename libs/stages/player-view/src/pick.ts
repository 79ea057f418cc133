/** The named fields of a value; those that it does not have are left out, so that the result is plain JSON. */
export const pick = <T extends object, K extends keyof T>(value: T, ...fields: readonly K[]): Pick<T, K> =>
  Object.fromEntries(
    fields.filter((field) => value[field] !== undefined).map((field) => [field, value[field]]),
  ) as Pick<T, K>;
