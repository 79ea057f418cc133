import { z } from 'zod';
import { message, type DataOf } from '../message.js';
import {
  chestReveals,
  clueActivity,
  clueOutcomes,
  playerActivity,
  playerFeed,
  solutionAttempts,
} from '../topic.js';

/** Moves the log's clock in a silent partition, so that what is due is worked off. */
export const Tick = message('tick', [clueActivity, clueOutcomes, playerActivity], z.object({}));

/** What a stage can read. */
const inputs = [playerActivity, solutionAttempts, clueActivity, clueOutcomes, chestReveals, playerFeed];

/**
 * Decides the messages of a parked key again, in order. It stands in the partition where they were read, names the key by the
 * topic's own field (no field: what came without a key), and has no key itself.
 */
export const Redrive = message(
  'redrive',
  inputs,
  z.object({ clueId: z.string().optional(), playerId: z.string().optional() }),
);
export type Redrive = DataOf<typeof Redrive>;
