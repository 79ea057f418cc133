import { execFile } from 'node:child_process';
import { cpus, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import { pinnedKafka, workspaceRoot } from '@treasure-hunt/local-stack';
import type { Watched } from '../measure/processes.js';
import type { Machine, Report } from './report.js';

const run = promisify(execFile);
const firstLine = (text: string): string => text.trim().split('\n')[0]!;

/** What a command says first; a dash where it does not run. */
const said = async (command: string, ...args: readonly string[]): Promise<string> =>
  run(command, [...args], { cwd: workspaceRoot }).then(
    ({ stdout, stderr }) => firstLine(stdout || stderr),
    () => '–',
  );

export const machine = (): Machine => ({
  cpu: cpus()[0]?.model ?? '–',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  system: `${type()} ${release()}`,
});

/** The versions of what runs; `processes` are those of Kafka and MongoDB. */
export const versions = async (processes: readonly Watched[]): Promise<Report['versions']> => {
  const mongod = processes.find(({ name }) => name === 'mongodb')?.pid;
  return {
    Node: process.version,
    Kafka: await pinnedKafka(),
    Java: await said('java', '-version'),
    MongoDB: mongod === undefined ? '–' : await said(`/proc/${mongod}/exe`, '--version'),
  };
};

/** The commit that is measured, with `+` where files of the repository differ from it. */
export const commit = async (): Promise<string> => {
  const head = await said('git', 'rev-parse', '--short=12', 'HEAD');
  const changed = await said(
    'git',
    'status',
    '--porcelain',
    '--untracked-files=no',
    '--',
    '.',
    ':!docs/benchmarks*',
  );
  return changed === '' ? head : `${head}+`;
};
