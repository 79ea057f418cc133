import { writeFile } from 'node:fs/promises';
import { interruptedCode, interruptionOf } from './interruption.js';
import { readHunt } from './hunt.js';
import { commandLine, type Options } from './options.js';
import { perform } from './perform.js';
import { HuntRefused } from './publish/publish-hunt.js';
import { isFlawless } from './report/summary.js';
import { textOf } from './report/text.js';
import { readWalks } from './walks/read-walks.js';

const signal = interruptionOf(process, (code) => process.exit(code));

const say = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => stream.write(`${text}\n`, () => resolve()));

const play = async (options: Options): Promise<void> => {
  const summary = await perform(options, signal);
  if (options.report !== undefined) await writeFile(options.report, `${JSON.stringify(summary, null, 2)}\n`);
  await say(process.stdout, textOf(summary));
  process.exitCode = isFlawless(summary) ? 0 : 1;
};

const check = async ({ hunt, walks }: Pick<Options, 'hunt' | 'walks'>): Promise<void> => {
  await Promise.all([readHunt(hunt), readWalks(walks)]);
};

/** Told apart from a play with flaws: another try with the same hunt brings nothing else. */
const refusedCode = 2;

try {
  await commandLine({ play, check }).parseAsync();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  await say(process.stderr, signal.aborted ? 'Interrupted before anything was played.' : reason);
  process.exitCode = error instanceof HuntRefused ? refusedCode : 1;
}
// What does not close by itself, such as a connection to a Kafka that is gone, would keep the process alive.
process.exit(signal.aborted ? interruptedCode : process.exitCode);
