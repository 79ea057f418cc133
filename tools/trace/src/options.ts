import { asGiven, defaultDataDir, stackFile } from '@treasure-hunt/local-stack';
import { Command } from 'commander';

/** What the command line says. */
export interface Options {
  readonly coin: string;
  readonly stack: string;
  readonly viewer?: string;
}

const ownStack = stackFile(defaultDataDir);

/** The command line; `trace` is called with its options. */
export const commandLine = (trace: (options: Options) => Promise<void>): Command =>
  new Command('trace')
    .description('Tells how a coin came about, message by message, from the topics and databases.')
    .requiredOption('--coin <id>', 'the coinId of a reward.granted')
    .option('--stack <file>', 'the file that says where a local stack is', asGiven, ownStack)
    .option('--viewer <url>', 'where Zipkin shows traces, for links; that of a local stack is known')
    .addHelpText(
      'after',
      '\nWithout such a file it reads the settings of the services: KAFKA_BROKERS, MONGODB_URI, TOPIC_PREFIX …\n' +
        'Exit: 0 the whole story, 1 parts of it are no longer kept, 2 nothing to tell.',
    )
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(trace);
