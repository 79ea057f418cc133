import { Command } from 'commander';

import { banner } from './cli/banner.js';
import { runCli, say } from './cli/run-cli.js';
import { instanceCount, onlyServices } from './cli/service-choice.js';
import { toldToStop, unlessTold } from './cli/until-told.js';
import { asGiven, defaultDataDir } from './layout.js';
import { startObserved } from './observe/start-observed.js';
import type { ServiceName } from './services/service-names.js';
import { joinStack } from './stack/join-stack.js';

interface Options {
  dataDir: string;
  only?: ServiceName[];
  instances: number;
  observe: boolean;
}

const program = new Command('up')
  .description('Starts the whole stack, or adds services to the one that runs, and stays up until Ctrl-C.')
  .option('--only <services>', 'adds only these services to the running stack', onlyServices)
  .option('--observe', 'adds Prometheus over the services, and Zipkin for traces', false)
  .option('--instances <count>', 'processes of each service', instanceCount, 1)
  .option('--data-dir <folder>', 'where data is kept', asGiven, defaultDataDir);

const whole = async ({ dataDir, instances, observe }: Options): Promise<void> => {
  const told = toldToStop();
  const running = await unlessTold(told, startObserved({ dataDir, instances, say }, observe));
  say(banner(running, dataDir));
  say('Up. Ctrl-C stops everything.');
  await told;
  say('Stopping: the services first, then Kafka and MongoDB.');
  await running.stop();
};

const added = async ({ dataDir, instances }: Options, services: readonly ServiceName[]): Promise<void> => {
  const joined = await unlessTold(toldToStop(), joinStack({ dataDir, instances, services, say }));
  for (const { service, instance, healthUrl } of joined.announced) say(`${service} ${instance} ${healthUrl}`);
  say('Joined. Ctrl-C stops these only.');
  await toldToStop(joined.isOver);
  say('Stopping what was added.');
  await joined.stop();
};

await runCli(async () => {
  const options = program.parse().opts<Options>();
  await (options.only ? added(options, options.only) : whole(options));
  return 0;
});
