import { join } from 'node:path';
import { defaultDataDir, workspaceRoot } from '@treasure-hunt/local-stack';
import { readOptions } from './options.js';
import { figureOf, type Section } from './report/report.js';
import { commit, machine, versions } from './report/surroundings.js';
import { readReport, writeReport } from './report/write.js';
import type { Scenario } from './scenarios/scenario.js';
import { startGround } from './stack/backends.js';
import { warmUpGround } from './stack/warm-up.js';
import { whoCanRun } from './who-can-run.js';

/**
 * Measures the scenarios on a Kafka and a MongoDB of its own, one after the other, shows what came of them, and writes each down at once. Exits 1 where one of
 * them failed; the others are measured all the same.
 */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { scenarios, contenders: chosen, isQuick } = readOptions();
const contenders = await whoCanRun(chosen, say);
const folder = isQuick ? join(defaultDataDir, 'bench') : join(workspaceRoot, 'docs');
const measuredCommit = await commit();
const ground = await startGround(say);
const runs = await versions(ground.processes);

const measure = async (scenario: Scenario): Promise<void> => {
  const { name, title } = scenario;
  say(`${name}: ${title}`);
  const earlier = await readReport(folder);
  const lastOf = (of: string, figure: string) => figureOf(earlier, of, figure);
  const outcome = await scenario.measure({ ground, contenders, isQuick, lastOf, say });
  console.table(outcome.rows);
  const at = new Date().toISOString();
  const section: Section = { scenario: name, title, at, commit: measuredCommit, ...outcome };
  const files = await writeReport(folder, { machine: machine(), versions: runs, sections: [section] });
  say(`Written: ${files.join(', ')}`);
};

try {
  say('Warming up.');
  await warmUpGround(ground, isQuick ? 5 : 15);
  for (const scenario of scenarios)
    await measure(scenario).catch((error: unknown) => {
      say(`${scenario.name} failed: ${error instanceof Error ? error.stack : String(error)}`);
      process.exitCode = 1;
    });
} finally {
  await ground.stop();
}
process.exit();
