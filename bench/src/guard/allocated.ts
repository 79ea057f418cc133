import { PerformanceObserver } from 'node:perf_hooks';
import type { LogRecord, OutgoingRecord } from '@treasure-hunt/shards';
import { InMemory } from './in-memory.js';

/**
 * Counts the bytes that the engine allocates for a crossing: they are the same on every machine, where times are not. Started by itself, with flags that
 * keep the collector and the optimising compiler out of it; writes what it counted as JSON.
 */
const warm = 2_000;
const counted = 2_000;
const size = { clues: 100, players: 2_000, goal: 'assignment' } as const;

let collections = 0;
new PerformanceObserver((list) => (collections += list.getEntries().length)).observe({ entryTypes: ['gc'] });

const heldBytes = (): number => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
/** What was allocated while it worked; says nothing where memory was collected meanwhile. */
const allocatedBy = async (work: () => void): Promise<number> => {
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));
  globalThis.gc!();
  await settled(); // The observer tells of collections a little later.
  const before = { collections, bytes: heldBytes() };
  work();
  const allocated = heldBytes() - before.bytes;
  await settled();
  if (collections > before.collections) throw new Error('Memory was collected while it was counted.');
  return allocated;
};

const engine = new InMemory(size);
engine.place();
const said: OutgoingRecord[] = [];
const say = (record: OutgoingRecord): void => void said.push(record);
const toSolve = (): LogRecord[] => said.splice(0).map((record) => engine.clueSolving.record(record));
const crossings = (from: number, count: number): LogRecord[] =>
  Array.from({ length: count }, (_, n) => engine.crossing(from + n));
const ignore = (): void => undefined;

engine.discovery.decide(crossings(0, warm), say);
engine.clueSolving.decide(toSolve(), ignore);

const fixes = crossings(warm, counted);
const inDiscovery = await allocatedBy(() => engine.discovery.decide(fixes, say));
const discoveries = toSolve();
if (discoveries.length !== counted) throw new Error(`${discoveries.length} crossings, not ${counted}.`);
const inClueSolving = await allocatedBy(() => engine.clueSolving.decide(discoveries, say));
if (said.length !== counted) throw new Error(`${said.length} assignments, not ${counted}.`);

process.stdout.write(
  JSON.stringify({
    discoveryBytesPerCrossing: Math.round(inDiscovery / counted),
    clueSolvingBytesPerCrossing: Math.round(inClueSolving / counted),
  }),
);
