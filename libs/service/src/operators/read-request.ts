import { schemaFaults } from '@treasure-hunt/contracts';
import type { z } from 'zod';
import { Problem } from '../http/problem.js';

/** A request as its shape reads it. Throws a `Problem` (400) that names every fault. */
export const readRequest = <Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> => {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw new Problem(400, { detail: 'Nothing was done.', faults: schemaFaults(read.error.issues) });
};
