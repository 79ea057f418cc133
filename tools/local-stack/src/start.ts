import { join } from 'node:path';

import { Command } from 'commander';

import { banner } from './cli/banner.js';
import { runCli, say } from './cli/run-cli.js';
import { toldToStop, unlessTold } from './cli/until-told.js';
import { asGiven, defaultDataDir, workspaceRoot } from './layout.js';
import { startObserved } from './observe/start-observed.js';
import { supervise } from './process/supervise.js';
import type { RunningStack } from './stack/start-stack.js';

interface Options {
  dataDir: string;
  once: boolean;
  observe: boolean;
}

const program = new Command('start')
  .description('Starts the whole stack, publishes a hunt, plays it, and stays up until Ctrl-C.')
  .option('--once', 'ends after the summary: 0, or 1 if anything expected is missing', false)
  .option('--observe', 'adds Prometheus over the services, and Zipkin for traces', false)
  .option('--data-dir <folder>', 'where data is kept', asGiven, defaultDataDir)
  .argument('[game...]', 'anything else goes to the load game, such as --walks FILE and --hunt FILE')
  .allowUnknownOption();

const loadGame = join(workspaceRoot, 'apps/load-game/dist/main.js');

const cutShortCode = 130;
/** Of the load game where the catalog does not take the hunt. */
const refusedCode = 2;

/** Runs the load game as a process of its own: its exit code, or 130 where it was cut short. */
const runGame = async (args: readonly string[], told: Promise<void>): Promise<number> => {
  const game = await supervise({
    command: process.execPath,
    args: ['--enable-source-maps', loadGame, ...args],
    log: 'inherit',
    cwd: asGiven('.'),
  });
  let cutShort = false;
  void told.then(() => {
    cutShort = true;
    return game.stop();
  });
  const { code } = await game.ended;
  return cutShort ? cutShortCode : (code ?? 1);
};

const playAndStay = async (running: RunningStack, once: boolean, told: Promise<void>): Promise<number> => {
  const code = await runGame(['play', '--stack', running.file, ...program.args], told);
  if (once || code === cutShortCode || code === refusedCode) return code;
  say('The stack stays up; Ctrl-C stops everything.');
  await told;
  return code;
};

await runCli(async () => {
  const { dataDir, once, observe } = program.parse().opts<Options>();
  const told = toldToStop();
  // Before a stack is started for what cannot be played; the game says what is wrong.
  const checked = await runGame(['check', ...program.args], told);
  if (checked !== 0) return checked;
  const running = await unlessTold(told, startObserved({ dataDir, say }, observe));
  try {
    say(banner(running, dataDir));
    return await playAndStay(running, once, told);
  } finally {
    say('Stopping: the services first, then Kafka and MongoDB.');
    await running.stop();
  }
});
