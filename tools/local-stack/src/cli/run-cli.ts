import { StackFailure } from '../stack-failure.js';

/** Says one line of progress on the terminal. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A full disk, a folder that may not be written and the like: where this comes from in the code helps nobody. */
const isOfSystem = (error: Error): boolean => typeof (error as NodeJS.ErrnoException).syscall === 'string';

const textOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error instanceof StackFailure || isOfSystem(error) ? error.message : (error.stack ?? error.message);
};

/** Runs a command line to its exit code; a StackFailure is told in its own words, anything else with where it came from. */
export const runCli = async (main: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${textOf(error)}\n`);
  }
  process.exit();
};
