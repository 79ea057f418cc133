import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { workspaceRoot, type ServiceName } from '@treasure-hunt/local-stack';
import { SteadyGame } from '../away/steady-game.js';
import { startEngine } from '../engine.js';
import { Backend } from '../outside/backend.js';
import { recordsBehind } from './behind.js';
import { overload } from './flood.js';
import { watchMemory } from './memory.js';
import { probe } from './probe.js';
import { report, verdictOf, type Outcome } from './report.js';

/**
 * Gives the engine twice as much as it decides, and the gateway as much as it takes, for some minutes; then waits until all is decided.
 * Exits 0 when no process has grown by more than 10 % after warm-up, health was answered in time, the gateway has shed load, and all that
 * was accepted has been decided, once.
 */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes has to be a number above 0.');
const drainMs = Math.max(10, 4 * minutes) * 60_000;

const publish = async (backend: Backend, name: string): Promise<void> => {
  const file = join(workspaceRoot, `apps/load-game/hunts/${name}.hunt.json`);
  const { status } = await backend.publish(JSON.parse(await readFile(file, 'utf8')) as object);
  if (status !== 201) throw new Error(`${name} was not published: ${status}.`);
};

const decidedBy = async (metricsUrl: string): Promise<number> => {
  const text = await (await fetch(metricsUrl)).text();
  return [...text.matchAll(/^shard_decided(?:_total)?\{.*\} (\d+)/gm)].reduce(
    (sum, [, n]) => sum + Number(n),
    0,
  );
};

/** How many messages a process decides in a second, as it was in the last two; the function ends it. */
const watchPace = (metricsUrl: string) => {
  const pace = { perS: 0, decided: 0, end: () => clearInterval(asking) };
  const everyS = 2;
  const ask = async (): Promise<void> => {
    const decided = await decidedBy(metricsUrl);
    pace.perS = (decided - pace.decided) / everyS;
    pace.decided = decided;
  };
  const asking = setInterval(() => void ask().catch(() => undefined), everyS * 1_000);
  return pace;
};

const engine = await startEngine({ say });
try {
  const { stack } = engine;
  const backend = new Backend(stack);
  await publish(backend, 'first-steps');
  await publish(backend, 'paris');
  const services = Object.entries(stack.services) as [ServiceName, { pid: number; healthUrl: string }[]][];
  const processes = services.flatMap(([name, all]) => all.map((one) => [name, one] as const));
  const pids = new Map(processes.map(([name, { pid }]) => [name as string, pid]));
  const pace = watchPace(stack.services.discovery![0]!.metricsUrl);
  const game = await SteadyGame.start(stack, 1_000);
  const probed = probe(processes.map(([, { healthUrl }]) => healthUrl));
  const grown = watchMemory(pids);
  say(`Overloading for ${minutes} min.`);
  const load = { signal: AbortSignal.timeout(minutes * 60_000), decidedPerS: () => pace.perS };
  const flooded = await overload(stack, load);
  const memory = grown();
  const health = await probed();
  const decided = pace.decided;
  pace.end();
  say(`The load has ended; ${await recordsBehind(stack)} records are still to be decided.`);
  const since = Date.now();
  const wrong = await game.end(drainMs);
  while ((await recordsBehind(stack)) > 0 && Date.now() - since < drainMs) await sleep(2_000);
  const behind = await recordsBehind(stack);
  const drainS = (Date.now() - since) / 1_000;
  const outcome: Outcome = { minutes, flooded, decided, memory, health, wrong, behind, drainS };
  report(outcome, game.count.rewarded).forEach(say);
  const faults = verdictOf(outcome);
  faults.forEach(say);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await engine.stop();
}
