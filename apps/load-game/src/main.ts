import { writeFile } from 'node:fs/promises';
import { commandLine } from './options.js';
import { perform } from './perform.js';
import { isFlawless } from './report/summary.js';
import { textOf } from './report/text.js';

const interrupted = new AbortController();
// Once: who asks a second time is not kept waiting.
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());

const program = commandLine(async (options) => {
  const summary = await perform(options, interrupted.signal);
  if (options.report !== undefined) await writeFile(options.report, `${JSON.stringify(summary, null, 2)}\n`);
  process.stdout.write(`${textOf(summary)}\n`);
  process.exitCode = isFlawless(summary) ? 0 : 1;
});

try {
  await program.parseAsync();
} catch (error) {
  if (!interrupted.signal.aborted)
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
