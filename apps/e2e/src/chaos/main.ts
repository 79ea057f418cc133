import { Command, InvalidArgumentError } from 'commander';
import { faults, longFaults, type Fault } from './faults.js';
import { playInChaos } from './play-in-chaos.js';
import { isFlawless, textOf } from './report.js';
import { startEngine } from '../engine.js';

interface Options {
  readonly minutes: number;
  readonly seed: number;
  readonly rate: number;
  readonly only?: readonly Fault[];
}

const allFaults = [...faults, ...longFaults];

const named = (text: string): readonly Fault[] =>
  text.split(',').map((name) => {
    const fault = allFaults.find((one) => one.name === name.trim());
    if (fault) return fault;
    throw new InvalidArgumentError(`The faults are: ${allFaults.map((one) => one.name).join(', ')}.`);
  });

const positive = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0)) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
};

const program = new Command('chaos')
  .description(
    'Plays on a whole engine, two processes of each service, while everything is killed, frozen and flooded.',
  )
  .option('--minutes <minutes>', 'how long', positive, 10)
  .option('--seed <number>', 'chooses the faults and their order', positive, 1)
  .option('--rate <players>', 'players who come each second', positive, 10)
  .option('--only <faults>', 'these, with commas between, once each and in this order, however long', named);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Faults are done to Kafka and MongoDB, too: never to ones that the environment names. */
const ownBackends = (): void => {
  delete process.env['KAFKA_BROKERS'];
  delete process.env['MONGODB_URI'];
};

const { minutes, seed, rate, only } = program.parse().opts<Options>();
ownBackends();
const engine = await startEngine({ say, instances: 2, alone: true });
try {
  const report = await playInChaos(engine, {
    seed,
    forMs: minutes * 60_000,
    playersPerSecond: rate,
    only,
    say,
  });
  say(textOf(report));
  process.exitCode = isFlawless(report) ? 0 : 1;
} finally {
  await engine.stop();
}
