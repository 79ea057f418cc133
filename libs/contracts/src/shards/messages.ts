import { z } from 'zod';
import { id } from '../id.js';
import { message, type DataOf } from '../message.js';
import { clueActivity, clueOutcomes, playerActivity } from '../topic.js';

/** Moves the log's clock in a silent partition, so that what is due is worked off. */
export const Tick = message('tick', [clueActivity, clueOutcomes, playerActivity], z.object({}));

/** Decides the messages of a parked clue again, in order. */
export const Redrive = message('redrive', [clueActivity], z.object({ clueId: id }));
export type Redrive = DataOf<typeof Redrive>;
