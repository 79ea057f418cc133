import { readOptions } from './options.js';
import { startGround } from './stack/backends.js';
import { warmUpGround } from './stack/warm-up.js';

/** Measures the scenarios on a Kafka and a MongoDB of its own, one after the other, and shows what came of them. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { scenarios, contenders, isQuick } = readOptions();
const ground = await startGround(say);
try {
  say('Warming up.');
  await warmUpGround(ground, isQuick ? 5 : 15);
  for (const scenario of scenarios) {
    say(`${scenario.name}: ${scenario.title}`);
    const { rows } = await scenario.measure({ ground, contenders, isQuick, say });
    console.table(rows);
  }
} finally {
  await ground.stop();
}
process.exit();
