import type { KafkaLogLine } from '../connection/options.js';
import { rootsOf } from '../send/failure.js';

/** A line of the log about an error: its words alone, as its fields may be what players have written. */
export const warning = (message: string, error: unknown): KafkaLogLine => ({
  level: 'warn',
  message,
  details: { errors: [...new Set(rootsOf(error).map(String))] },
});
