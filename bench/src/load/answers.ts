import { header } from '@treasure-hunt/contracts';
import type { IHeaders } from 'kafkajs';
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
  readonly headers?: IHeaders | undefined;
}

/** An answer: of which type, under which id, and to which crossing; undefined where it answers none. */
export interface Heard {
  readonly type: string | undefined;
  readonly id: string | undefined;
  readonly crossing: number | undefined;
}

const textOf = (headers: IHeaders | undefined, name: string): string | undefined => {
  const value = headers?.[name];
  return value === undefined ? undefined : (value as Buffer).toString();
};

/** The clue that an answer is about; the limit answers with the fix itself. */
const clueOf = ({ clueId, position }: Answer, course: Course): string | undefined =>
  clueId ?? (position && course.clueAt(position));

/** Reads answers; `undefined` for a record that is none. */
export const answerReader =
  (course: Course, { types }: LoadOptions['answers']) =>
  ({ value, headers }: Read): Heard | undefined => {
    const type = textOf(headers, header.type);
    if (value === null || (types && !types.includes(type ?? ''))) return undefined;
    const answer = JSON.parse(value.toString()) as Answer;
    const clueId = clueOf(answer, course);
    if (clueId === undefined) return undefined;
    return { type, id: textOf(headers, header.id), crossing: course.crossingOf(answer.playerId, clueId) };
  };
