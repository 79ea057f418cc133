import { chest, clue, moment, type Chest, type Clue, type Moment } from '@treasure-hunt/contracts';
import type { z } from 'zod';

/** What can be read of a definition, in its own order. What is not of its shape is left out: others say so. */
export interface Sketch {
  readonly huntId?: string;
  readonly opens?: Moment;
  readonly closes?: Moment;
  readonly clues: readonly Partial<Clue>[];
  readonly chests: readonly Partial<Chest>[];
}

type Json = Readonly<Record<string, unknown>>;

const objectOf = (value: unknown): Json =>
  typeof value === 'object' && value !== null ? (value as Json) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The fields of a value that have their shape. */
const readableOf = (shape: Readonly<Record<string, z.ZodType>>, value: unknown): object => {
  const fields = objectOf(value);
  return Object.fromEntries(
    Object.entries(shape)
      .map(([name, schema]) => [name, schema.safeParse(fields[name])] as const)
      .filter(([, read]) => read.success && read.data !== undefined)
      .map(([name, read]) => [name, read.data]),
  );
};

/** Reads as much of a definition as there is, so that it is judged even where its form is at fault. */
export const sketch = (definition: unknown): Sketch => {
  const { huntId, clues, chests, ...times } = objectOf(definition);
  return {
    ...(typeof huntId === 'string' && { huntId }),
    ...readableOf({ opens: moment, closes: moment }, times),
    clues: listOf(clues).map((one) => readableOf(clue.shape, one)),
    chests: listOf(chests).map((one) => readableOf(chest.shape, one)),
  };
};
