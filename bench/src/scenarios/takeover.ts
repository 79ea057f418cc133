import { engine, startEngine } from '../../contenders/engine/engine.js';
import { probeHealth, type Health } from '../measure/health.js';
import { driveMeasured, type Measured } from '../measure/measured.js';
import type { Process } from '../../contenders/contender.js';
import { startRun, type Run } from '../stack/run.js';
import type { Bench, Row, Scenario } from './scenario.js';

const fillPerS = 3_000;
const perS = 200;
const course = { clues: 500, players: 14_000, goal: 'assignment' } as const;

/** What is seen of an end: how long the player waited who waited longest, whether everybody got their one answer, and how the successor's health answered meanwhile. */
const rowOf = (signal: string, stored: number, { max, repeated, wrong, health }: Ended): Row => ({
  what: signal,
  stored,
  longestWaitS: Number((max / 1_000).toFixed(2)),
  repeated,
  wrong: wrong.twice + wrong.unknown + wrong.missing,
  healthUnanswered: health.unanswered,
  healthSlowestMs: Math.round(health.slowestMs),
});

type Ended = Measured & { readonly health: Health };

/** Crossings go on while the process that decides about clues ends; its successor is there, and gets its partitions. */
const end = async (
  run: Run,
  { pid }: Pick<Process, 'pid'>,
  { signal, successor }: { readonly signal: NodeJS.Signals; readonly successor: Successor },
): Promise<Ended> => {
  const legs = [
    { name: 'before', perS, seconds: 3 },
    { name: 'end', perS, seconds: 15 },
  ];
  const probed = probeHealth(successor.healthUrl);
  setTimeout(() => process.kill(pid, signal), 4_000);
  const measured = (await driveMeasured(run, legs, 30_000)).get('end')!;
  return { ...measured, health: probed() };
};

interface Successor {
  readonly pid: number;
  readonly healthUrl: string;
  readonly startS: number;
}

const fill = async (run: Run, assignments: number, { say }: Bench): Promise<void> => {
  const seconds = assignments / fillPerS;
  say(`  storing ${assignments} assignments, which takes ${Math.ceil(seconds)} s`);
  await run.load.drive([{ name: 'fill', perS: fillPerS, seconds }], 120_000);
};

/** Clue-solving ends, in order and by SIGKILL, while a second process of it runs; and it starts with all that is stored. */
export const takeover: Scenario = {
  name: 'takeover',
  title: `What ${perS} crossings a second notice when the process that holds all assignments ends`,
  onlyNamed: true,
  async measure(bench) {
    const stored = bench.isQuick ? 30_000 : 1_000_000;
    const run = await startRun(engine, bench.ground, { course, placePerS: 5_000 });
    const others: Awaited<ReturnType<typeof startEngine>>[] = [];
    const another = async (group: string): Promise<Successor> => {
      const since = performance.now();
      const started = await startEngine(['clue-solving'], run.given, { group });
      others.push(started);
      const startS = (performance.now() - since) / 1_000;
      return { pid: started.processes[0]!.pid, healthUrl: started.announced[0]!.healthUrl, startS };
    };
    try {
      await fill(run, stored, bench);
      const first = run.processes.find(({ name }) => name === 'clue-solving')!;
      const second = await another('second');
      const started = {
        what: 'start of a second process',
        stored,
        readyAfterS: Number(second.startS.toFixed(1)),
      };
      const stopped = await end(run, first, { signal: 'SIGTERM', successor: second });
      const third = await another('third');
      const killed = await end(run, second, { signal: 'SIGKILL', successor: third });
      return { rows: [started, rowOf('SIGTERM', stored, stopped), rowOf('SIGKILL', stored, killed)] };
    } finally {
      await Promise.all(others.map((other) => other.stop()));
      await run.stop();
    }
  },
};
