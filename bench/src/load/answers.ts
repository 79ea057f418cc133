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
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
}

/** An answer: of which type, and to which crossing; undefined where it answers none. */
export interface Heard {
  readonly type: string;
  readonly crossing: number | undefined;
}

/** Reads answers; `undefined` for a record that is none. */
export const answerReader =
  (course: Course, { types }: LoadOptions['answers']) =>
  ({ value, headers }: Read): Heard | undefined => {
    const type = String(headers?.[header.type] ?? '');
    if (value === null || (types && !types.includes(type))) return undefined;
    const { playerId, clueId, position } = JSON.parse(value.toString()) as Answer;
    const where = clueId ?? (position && course.clueAt(position)); // The limit answers with the fix itself.
    return where === undefined ? undefined : { type, crossing: course.crossingOf(playerId, where) };
  };
