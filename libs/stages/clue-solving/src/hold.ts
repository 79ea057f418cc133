import type { Definition } from './clue.js';

/** A slot is given away this much later than the hold ends: until then attempts may come in that were in time. */
const graceMs = 5_000;

/** When a hold that begins at `now` ends; nothing where it does not. */
export const endOfHold = ({ holdS }: Definition, now: number): { expiresAt?: number } =>
  holdS === undefined ? {} : { expiresAt: now + holdS * 1_000 };

/** When the slot is given away, as a holding's due time. */
export const slotDue = (expiresAt: number | undefined): { dueAt?: number } =>
  expiresAt === undefined ? {} : { dueAt: expiresAt + graceMs };
