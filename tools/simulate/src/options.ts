import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';

/** What the command line says. */
export interface Options {
  readonly seeds: number;
  readonly first: number;
  readonly workers: number;
  readonly seed?: number;
  readonly trace?: boolean;
}

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidArgumentError('A whole number from 0 to 999,999,999 is needed.');
  return Number(text);
};

const positive = (text: string): number => {
  const number = wholeNumber(text);
  if (number === 0) throw new InvalidArgumentError('At least 1 is needed.');
  return number;
};

/** The command line; `simulate` is called with its options. */
export const commandLine = (simulate: (options: Options) => Promise<void>): Command =>
  new Command('simulate')
    .description(
      'Plays hunts on the whole engine in memory, from seeds, with crashes, zombies, repeats and bad input, and judges what is left.\n' +
        'Exit code 0: every law held. 1: a law was broken.',
    )
    .option('--seeds <count>', 'how many seeds are played', positive, 100)
    .option('--first <number>', 'the first of them', wholeNumber, 1)
    .option('--workers <count>', 'how many are played at once', positive, availableParallelism())
    .addOption(
      new Option('--seed <number>', 'plays this one alone')
        .argParser(wholeNumber)
        .conflicts(['seeds', 'first', 'workers']),
    )
    .option('--trace', 'with --seed: says every step')
    .action(simulate);
