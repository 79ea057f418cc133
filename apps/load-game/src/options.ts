import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';

/** What the command line says. */
export interface Options {
  readonly stack: string;
  readonly over: 'http' | 'kafka';
  readonly walks: string;
  readonly hunt: string;
  readonly speed?: number;
  readonly seed: number;
  readonly timeoutS: number;
  readonly wrong: number;
  readonly publish: boolean;
  readonly report?: string;
}

/** Shipped beside the sources, also as seen from what is built. */
const shipped = (file: string): string => fileURLToPath(new URL(`../${file}`, import.meta.url));

const above =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value <= least)
      throw new InvalidArgumentError(`It must be a number above ${least}.`);
    return value;
  };

const share = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new InvalidArgumentError('It must lie between 0 and 1.');
  return value;
};

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

const withOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--over <way>', 'how events and facts go: through the gateway, or Kafka itself')
        .choices(['http', 'kafka'])
        .default('http'),
    )
    .option('--walks <file>', 'CSV (player_id, at, lat, lon) or GPX', shipped('walks/paris.csv'))
    .option('--hunt <file>', "a hunt's definition", shipped('hunts/paris.hunt.json'))
    .option(
      '--speed <times>',
      'how many times faster than recorded; without it, the play takes about 30 s',
      above(0),
    )
    .option('--seed <number>', 'chooses answers, and who answers wrongly first', wholeNumber, 1)
    .option('--timeout-s <seconds>', 'how long after the last fix to wait for what is missing', above(0), 60)
    .option('--wrong <share>', 'share of puzzles whose first answer is wrong, 0 to 1', share, 0.2)
    .option('--no-publish', 'the hunt is published already')
    .option('--report <file>', 'write the summary there as JSON');

/** What the command line can ask for. */
export interface Commands {
  readonly play: (options: Options) => Promise<void>;
  readonly check: (options: Omit<Options, 'stack'>) => Promise<void>;
}

/** The command line; the one of `commands` that is asked for is called with its options. */
export const commandLine = ({ play, check }: Commands): Command => {
  const program = new Command('load-game').description(
    'A synthetic game backend: replays walks and plays a hunt.',
  );
  withOptions(program.command('play'))
    .description('Publishes a hunt, sends the walks, answers what is asked, and reports what came of it.')
    .requiredOption('--stack <file>', 'the file that says where Kafka and the catalog are')
    .action(play);
  withOptions(program.command('check'))
    .description('Says whether these options, this hunt and these walks can be read, and does nothing else.')
    .option('--stack <file>', 'is not looked at')
    .action(check);
  return program;
};
