import { resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';

/** What the command line says. */
export interface Options {
  readonly grant: string;
  readonly stack: string;
  readonly secret?: string;
  readonly brokers?: string;
  readonly catalog?: string;
  readonly catalogKey?: string;
  readonly topicPrefix?: string;
}

const secretOf = (text: string): string => {
  const secret = text.toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(secret))
    throw new InvalidArgumentError("A hunt's secret is a text of 64 hex digits.");
  return secret;
};

/** npm runs scripts at the root, wherever the user is. */
const asGiven = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

/** Where the stack of `npm start` and `npm run up` says that it runs. */
const ownStack = resolve(import.meta.dirname, '../../../.local/stack.json');

/** The command line; `verify` is called with its options. */
export const commandLine = (verify: (options: Options) => Promise<void>): Command =>
  new Command('verify-draw')
    .description('Checks that a reward is what the published rule draws from the published secret.')
    .requiredOption('--grant <id>', 'the grantId of a reward.granted')
    .option('--secret <hex>', 'the secret of the hunt; without it, hunt-catalog is asked', secretOf)
    .option('--stack <file>', 'the file that says where Kafka and hunt-catalog are', asGiven, ownStack)
    .option('--brokers <list>', 'where Kafka is, host:port, instead of what the file says')
    .option('--catalog <url>', 'where hunt-catalog is, instead of what the file says')
    .addOption(new Option('--catalog-key <key>', "an author's API key").env('CATALOG_API_KEY'))
    .addOption(new Option('--topic-prefix <text>', 'instead of what the file says').env('TOPIC_PREFIX'))
    .action(verify);
