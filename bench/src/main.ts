import { join } from 'node:path';
import { defaultDataDir, workspaceRoot } from '@treasure-hunt/local-stack';
import { readOptions } from './options.js';
import { figureOf, type Section } from './report/report.js';
import { commit, machine, versions } from './report/surroundings.js';
import { readReport, writeReport } from './report/write.js';
import { startGround } from './stack/backends.js';
import { warmUpGround } from './stack/warm-up.js';
import { whoCanRun } from './who-can-run.js';

/** Measures the scenarios on a Kafka and a MongoDB of its own, one after the other, shows what came of them, and writes it down. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { scenarios, contenders: chosen, isQuick } = readOptions();
const contenders = await whoCanRun(chosen, say);
const folder = isQuick ? join(defaultDataDir, 'bench') : join(workspaceRoot, 'docs');
const ground = await startGround(say);
try {
  const measured = await commit();
  const runs = await versions(ground.processes);
  say('Warming up.');
  await warmUpGround(ground, isQuick ? 5 : 15);
  let written: string[] = [];
  for (const scenario of scenarios) {
    const { name, title } = scenario;
    say(`${name}: ${title}`);
    const earlier = await readReport(folder);
    const lastOf = (of: string, figure: string) => figureOf(earlier, of, figure);
    const outcome = await scenario.measure({ ground, contenders, isQuick, lastOf, say });
    console.table(outcome.rows);
    const section: Section = {
      scenario: name,
      title,
      at: new Date().toISOString(),
      commit: measured,
      ...outcome,
    };
    // Each at once: what was measured stays if a later one fails.
    written = await writeReport(folder, { machine: machine(), versions: runs, sections: [section] });
  }
  written.forEach((file) => say(`Written: ${file}`));
} finally {
  await ground.stop();
}
process.exit();
