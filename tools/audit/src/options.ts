import { join } from 'node:path';
import { asGiven, defaultDataDir, stackFile } from '@treasure-hunt/local-stack';
import { Command, Option } from 'commander';
import { auditedStages } from './stages.js';

/** What the command line says. */
export interface Options {
  readonly stack: string;
  readonly state: string;
  readonly metrics?: string;
  readonly stage?: string;
  readonly accept: boolean;
}

const names = auditedStages.map(({ name }) => name);

/** The command line; `audit` is called with its options. */
export const commandLine = (audit: (options: Options) => Promise<void>): Command =>
  new Command('audit')
    .description(
      'Derives the state again from the topics, and compares every document and coin with the databases.',
    )
    .option('--stack <file>', 'the file that says where a local stack is', asGiven, stackFile(defaultDataDir))
    .option(
      '--state <folder>',
      'where it keeps how far it has audited',
      asGiven,
      join(defaultDataDir, 'audit'),
    )
    .option('--metrics <file>', 'write the result there, too, in the text format of Prometheus', asGiven)
    .addOption(new Option('--stage <name>', 'this one only').choices(names))
    .option('--accept', 'begin the next audit with what is kept, although it differs', false)
    .addHelpText(
      'after',
      '\nWithout such a file it reads the settings of the services: KAFKA_BROKERS, MONGODB_URI, HUNT_SECRETS, TOPIC_PREFIX …\n' +
        'Exit: 0 all is as the log says, 1 something differs, 2 something could not be audited.',
    )
    .action(audit);
