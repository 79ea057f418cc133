import { asGiven, defaultDataDir, stackFile } from '@treasure-hunt/local-stack';
import { Command, InvalidArgumentError, Option } from 'commander';

/** What the command line says. */
export interface Options {
  readonly stack: string;
  readonly url?: readonly string[];
  readonly apiKey?: string;
  readonly stage?: string;
  readonly redrive?: readonly string[];
  readonly return?: readonly string[];
  readonly sinceHours: number;
}

const ownStack = stackFile(defaultDataDir);

const hours = (text: string): number => {
  const read = Number(text);
  if (Number.isInteger(read) && read >= 1 && read <= 168) return read;
  throw new InvalidArgumentError('It is a number of hours from 1 to 168.');
};

/** The command line; `run` is called with its options. */
export const commandLine = (run: (options: Options) => Promise<void>): Command =>
  new Command('parked')
    .description('Lists parked keys and quarantined messages, and puts them back in order.')
    .option('--redrive <key...>', 'have the messages of these keys decided again, in order')
    .option('--stage <name>', 'only what is parked at this stage, and nothing of quarantine')
    .option('--return <id...>', 'put these quarantined messages back to where they were read')
    .option('--since-hours <hours>', 'how far back quarantined messages are listed', hours, 24)
    .option('--stack <file>', 'the file that says where a local stack is', asGiven, ownStack)
    .option('--url <url...>', "the services' HTTP interfaces, instead of what the file says")
    .addOption(new Option('--api-key <key>', "an operator's API key").env('OPERATOR_API_KEY'))
    .action(run);
