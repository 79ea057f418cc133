import { z } from 'zod';
import { aboutFact, earnedBy } from '../about.js';
import { id } from '../id.js';
import { instant } from '../instant.js';
import { message, type DataOf } from '../message.js';
import { clueActivity } from '../topic.js';

/** A player crossed the clue's fence or triggered its object. No position leaves discovery. */
export const ClueDiscovered = message(
  'clue.discovered',
  [clueActivity],
  z.object({ ...aboutFact, clueId: id, crossedAt: instant, by: z.enum(['fence', 'object']), earnedBy }),
);
export type ClueDiscovered = DataOf<typeof ClueDiscovered>;
