import { writeFile } from 'node:fs/promises';
import { interruptedCode, interruptionOf } from './interruption.js';
import { commandLine } from './options.js';
import { perform } from './perform.js';
import { isFlawless } from './report/summary.js';
import { textOf } from './report/text.js';

const signal = interruptionOf(process, (code) => process.exit(code));

const say = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((resolve) => stream.write(`${text}\n`, () => resolve()));

const program = commandLine(async (options) => {
  const summary = await perform(options, signal);
  if (options.report !== undefined) await writeFile(options.report, `${JSON.stringify(summary, null, 2)}\n`);
  await say(process.stdout, textOf(summary));
  process.exitCode = isFlawless(summary) ? 0 : 1;
});

try {
  await program.parseAsync();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  await say(process.stderr, signal.aborted ? 'Interrupted before anything was played.' : reason);
  process.exitCode = 1;
}
// What does not close by itself, such as a connection to a Kafka that is gone, would keep the process alive.
process.exit(signal.aborted ? interruptedCode : process.exitCode);
