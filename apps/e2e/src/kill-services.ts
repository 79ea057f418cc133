import { startEngine } from './engine.js';
import { killAfter, phaseServices } from './kill.js';
import { play } from './load-game.js';

/**
 * Plays the hunt once for each service that decides, and kills that service in the middle, at a moment that chance chooses.
 * Exits 0 when no summary shows anything missing or anything twice.
 */
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const engine = await startEngine({ say });
let exitCode = 0;
try {
  for (const service of phaseServices) {
    const delayMs = 3_000 + Math.round(Math.random() * 20_000);
    say(`\nPlaying; ${service} is killed after ${delayMs / 1000} s.`);
    const [played] = await Promise.all([play(engine), killAfter(engine, service, delayMs)]);
    say(played.text);
    exitCode ||= played.exitCode;
  }
} finally {
  await engine.stop();
}
say(
  exitCode === 0
    ? 'Nothing missing and nothing twice, whichever service was killed.'
    : 'Something is wrong: see above.',
);
process.exitCode = exitCode;
