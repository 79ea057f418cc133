/** Waits for work to end, at most so long (milliseconds); undefined when it is still going on. It goes on in any case. */
export const within = async <T>(work: Promise<T>, waitMs: number): Promise<T | undefined> => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => resolve(undefined), waitMs);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
};
