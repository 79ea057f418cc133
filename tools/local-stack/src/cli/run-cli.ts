import { StackFailure } from '../stack-failure.js';

/** Says one line of progress on the terminal. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs a command line to its exit code; a StackFailure is told in its own words, anything else with where it came from. */
export const runCli = async (main: () => Promise<number>): Promise<void> => {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = 1;
    const text =
      error instanceof StackFailure ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n`);
  }
  process.exit();
};
