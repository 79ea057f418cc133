import { Command, InvalidArgumentError } from 'commander';
import { startEngine } from '../engine.js';
import { fuzz } from './fuzz.js';
import { publishHunts } from './hunts.js';
import { reportOf } from './report.js';

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const { messages, seed } = new Command('fuzz')
  .description(
    'Sends messages and requests of every odd kind to an engine of its own, while good players play.',
  )
  .option('--messages <count>', 'records and requests together', wholeNumber, 20_000)
  .option('--seed <number>', 'the same messages for the same seed', wholeNumber, Date.now() % 1_000_000)
  .parse()
  .opts<{ readonly messages: number; readonly seed: number }>();

say(`Seed ${seed}, ${messages} messages.`);
const engine = await startEngine();
try {
  await publishHunts(engine.stack);
  const fuzzed = await fuzz(engine, { messages, seed, say });
  say(reportOf(fuzzed));
  process.exitCode = fuzzed.wrong.length === 0 ? 0 : 1;
} finally {
  await engine.stop();
}
say(`Seed ${seed}.`);
