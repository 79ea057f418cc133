/** The first sentence of what went wrong, on one line. */
export const inOneLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split(/[;\n]/)[0]!;

/** Does something that the rest can do without: where it fails, that is said in one line. */
export const orSay = async (
  say: (line: string) => void,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> => {
  try {
    await work();
  } catch (error) {
    say(`${what}: ${inOneLine(error)}.`);
  }
};
