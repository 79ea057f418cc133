/** One request may bring this many. */
export const maxEvents = 1_000;
