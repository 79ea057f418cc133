import { Command } from 'commander';

import { runCli, say } from './cli/run-cli.js';
import { toldToStop, unlessTold } from './cli/until-told.js';
import { asGiven, defaultDataDir } from './layout.js';
import { holdBackends } from './stack/hold-backends.js';

const program = new Command('backends')
  .description(
    'Starts Kafka and MongoDB only, says where they are as shell lines, and stays up until Ctrl-C.',
  )
  .option('--data-dir <folder>', 'where data is kept', asGiven, defaultDataDir);

await runCli(async () => {
  const { dataDir } = program.parse().opts<{ dataDir: string }>();
  const told = toldToStop();
  const backends = await unlessTold(told, holdBackends({ dataDir, say: (line) => say(`# ${line}`) }));
  say(`export KAFKA_BROKERS='${backends.kafkaBrokers}'`);
  say(`export MONGODB_URI='${backends.mongodbUri}'`);
  await told;
  await backends.stop();
  return 0;
});
