import { setTimeout as sleep } from 'node:timers/promises';
import type { LogRecord, OutgoingRecord } from '@treasure-hunt/shards';
import { InMemory } from './in-memory.js';

/** Weighs the memory that open assignments take, as many thousands of them as the first argument says; writes bytes for each as JSON. */
const players = 2_000;
const clues = Number(process.argv[2]) / 2;
const engine = new InMemory({ clues, players, goal: 'assignment' });
const said: OutgoingRecord[] = [];

/** Buffers are swept beside the collection that finds them to be garbage, so it is asked twice. */
const heldBytes = async (): Promise<number> => {
  for (let times = 0; times < 2; times += 1) {
    globalThis.gc!();
    await sleep(100);
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Every player crosses once; everything but the engine's own state is garbage afterwards. */
const round = (from: number): void => {
  const fixes = Array.from({ length: players }, (_, n): LogRecord => engine.crossing(from + n));
  engine.discovery.decide(fixes, (record) => void said.push(record));
  const found = said.splice(0).map((record) => engine.clueSolving.record(record));
  engine.clueSolving.decide(found, () => undefined);
};

engine.place();
const before = await heldBytes();
for (let clue = 0; clue < clues; clue += 1) round(clue * players);
const keptBytesPerAssignment = Math.round(((await heldBytes()) - before) / (players * clues));
process.stdout.write(JSON.stringify({ keptBytesPerAssignment }));
