import { engine, startEngine } from '../../contenders/engine/engine.js';
import { driveMeasured, type Measured } from '../measure/measured.js';
import { startRun, type Run } from '../stack/run.js';
import type { Bench, Row, Scenario } from './scenario.js';

const fillPerS = 3_000;
const perS = 200;
const course = { clues: 500, players: 14_000, goal: 'assignment' } as const;

/** What players see of an end: how long the one waited who waited longest, and whether everybody got their one answer. */
const rowOf = (what: string, stored: number, { max, repeated, wrong }: Measured): Row => ({
  what,
  stored,
  longestWaitS: Number((max / 1_000).toFixed(2)),
  repeated,
  wrong: wrong.twice + wrong.unknown + wrong.missing,
});

/** Crossings go on while the process that decides about clues ends; another one is there, and gets its partitions. */
const end = async (run: Run, pid: number, signal: NodeJS.Signals): Promise<Measured> => {
  const legs = [
    { name: 'before', perS, seconds: 3 },
    { name: 'end', perS, seconds: 15 },
  ];
  setTimeout(() => process.kill(pid, signal), 4_000);
  return (await driveMeasured(run, legs, 30_000)).get('end')!;
};

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
    const another = async (group: string): Promise<{ pid: number; startS: number }> => {
      const since = performance.now();
      const started = await startEngine(['clue-solving'], run.given, { group });
      others.push(started);
      return { pid: started.processes[0]!.pid, startS: (performance.now() - since) / 1_000 };
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
      const stopped = rowOf('SIGTERM', stored, await end(run, first.pid, 'SIGTERM'));
      await another('third');
      const killed = rowOf('SIGKILL', stored, await end(run, second.pid, 'SIGKILL'));
      return { rows: [started, stopped, killed] };
    } finally {
      await Promise.all(others.map((other) => other.stop()));
      await run.stop();
    }
  },
};
