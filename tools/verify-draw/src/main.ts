import { CannotVerify } from './cannot-verify.js';
import { secretFrom } from './catalog.js';
import { findIn } from './evidence.js';
import { inTopics } from './kafka.js';
import { commandLine } from './options.js';
import { reportOf } from './report.js';
import { sourcesOf } from './sources.js';
import { verify } from './verify.js';

const program = commandLine(async (options) => {
  const { brokers, prefix, catalog } = await sourcesOf(options);
  const found = await inTopics({ brokers, prefix }, (topics) => findIn(topics, options.grant));
  const { secret } = options;
  const shown = secret !== undefined ? { secret } : await secretFrom(catalog, found.granted.huntId);
  const { lines, exitCode } = reportOf(found, verify({ ...found, shown }));
  console.log(lines.join('\n'));
  process.exitCode = exitCode;
});

try {
  await program.parseAsync();
} catch (error) {
  console.error(error instanceof CannotVerify ? error.message : error);
  process.exitCode = 1;
}
