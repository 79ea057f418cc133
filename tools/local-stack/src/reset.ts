import { Command } from 'commander';

import { runCli, say } from './cli/run-cli.js';
import { asGiven, defaultDataDir } from './layout.js';
import { wipe } from './stack/wipe.js';

const program = new Command('reset')
  .description('Removes all that local stacks have stored.')
  .option('--data-dir <folder>', 'where data is kept', asGiven, defaultDataDir);

await runCli(async () => {
  const { dataDir } = program.parse().opts<{ dataDir: string }>();
  await wipe(dataDir);
  say(`Wiped ${dataDir}.`);
  return 0;
});
