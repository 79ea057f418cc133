import { limit } from '../../contenders/limit/limit.js';
import type { Ground } from './backends.js';
import { startRun } from './run.js';

const course = { clues: 500, players: 2_000, goal: 'assignment' } as const;

/** Lets a Kafka that has just started compile what all contenders will ask of it, so that the first one is not measured on a cold one. */
export const warmUpGround = async (ground: Ground, seconds: number): Promise<void> => {
  const run = await startRun(limit, ground, { course, placePerS: 2_000 });
  await run.load.drive([{ name: 'warm-up', perS: 4_000, seconds }], 10_000);
  await run.stop();
};
