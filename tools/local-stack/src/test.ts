import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Command } from 'commander';

import { runCli, say } from './cli/run-cli.js';
import { type JestReport, testSummary } from './cli/test-summary.js';
import { toldToStop, unlessTold } from './cli/until-told.js';
import type { Backends } from './backends/start-backends.js';
import { testDataDir, workspaceRoot } from './layout.js';
import { supervise } from './process/supervise.js';
import { holdBackends } from './stack/hold-backends.js';
import { wipe } from './stack/wipe.js';

const program = new Command('test')
  .description('Runs all tests with a real Kafka and a real MongoDB of their own.')
  .argument('[jest...]', 'anything goes to jest, such as the path of a folder')
  .allowUnknownOption()
  .helpOption(false);

const reportFile = join(testDataDir, 'jest.json');

const jestArgs = (given: readonly string[]): string[] => [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  join(workspaceRoot, 'node_modules/jest/bin/jest.js'),
  ...['--config', join(workspaceRoot, 'jest.config.mjs')],
  ...['--rootDir', workspaceRoot],
  ...['--json', '--outputFile', reportFile],
  '--maxWorkers=2',
  ...given,
];

const readReport = async (): Promise<JestReport | undefined> => {
  try {
    return JSON.parse(await readFile(reportFile, 'utf8')) as JestReport;
  } catch {
    return undefined;
  }
};

const runJest = async (
  { kafkaBrokers, mongodbUri }: Backends,
  told: Promise<void>,
): Promise<number | null> => {
  const env = { ...process.env, KAFKA_BROKERS: kafkaBrokers, MONGODB_URI: mongodbUri };
  const jest = await supervise({
    command: process.execPath,
    args: jestArgs(program.args),
    log: 'inherit',
    env,
  });
  void told.then(() => jest.stop());
  return (await jest.ended).code;
};

await runCli(async () => {
  program.parse();
  const told = toldToStop();
  await wipe(testDataDir);
  const backends = await unlessTold(told, holdBackends({ dataDir: testDataDir, say }));
  const code = await runJest(backends, told);
  await backends.stop();
  const { line, code: exitCode } = testSummary(await readReport(), code);
  say(line);
  return exitCode;
});
