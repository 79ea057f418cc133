import { header } from '@treasure-hunt/contracts';
import type { Course, Place } from '../course.js';
import type { LoadOptions } from './orders.js';

interface Answer {
  readonly playerId: string;
  readonly clueId?: string;
  readonly position?: Place;
}

/** What the reader has of a record. */
export interface Read {
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Reads answers: which crossing one answers, undefined for none, and `false` for a record that is no answer. */
export const answerReader =
  (course: Course, { type }: LoadOptions['answers']) =>
  ({ value, headers }: Read): number | undefined | false => {
    if (value === null || (type !== undefined && String(headers[header.type]) !== type)) return false;
    const { playerId, clueId, position } = JSON.parse(value.toString()) as Answer;
    const where = clueId ?? (position && course.clueAt(position)); // The limit answers with the fix itself.
    return where === undefined ? false : course.crossingOf(playerId, where);
  };
