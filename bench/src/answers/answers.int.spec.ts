import { randomBytes } from 'node:crypto';
import { engine } from '../../contenders/engine/engine.js';
import { buildStreams } from '../../contenders/kafka-streams/build.js';
import { streams } from '../../contenders/kafka-streams/kafka-streams.js';
import { nestTuned } from '../../contenders/nest/nest.js';
import { redisAlways } from '../../contenders/redis/redis.js';
import { whoCanRun } from '../who-can-run.js';
import { ask } from './ask.js';
import { found } from './found.js';
import { capacity, limited } from './wandering.js';

const isLimited = (pair: string): boolean => pair.startsWith(`${limited}/`);
const contenders = await whoCanRun([engine, nestTuned, streams, redisAlways], (line) => console.info(line));

const due = [...found()].sort();
const free = due.filter((pair) => !isLimited(pair));
const wanted = due.filter(isLimited);

// The first time, Maven fetches what it needs.
beforeAll(async () => void (contenders.includes(streams) && (await buildStreams())), 600_000);

it.each(contenders)(
  '$name gives each player what they found, once, and a clue to no more than it takes',
  async (contender) => {
    expect(wanted.length).toBeGreaterThan(capacity);
    const prefix = `answers-${randomBytes(3).toString('hex')}.`;
    const pairs = await ask(contender, prefix, free.length + capacity);
    expect(pairs.filter((pair) => !isLimited(pair)).sort()).toEqual(free);
    const lucky = pairs.filter(isLimited);
    expect(new Set(lucky).size).toBe(capacity);
    expect(lucky).toHaveLength(capacity);
    expect(wanted).toEqual(expect.arrayContaining(lucky));
  },
  120_000,
);
