import { z } from 'zod';

/** A text of up to so many characters, counted as JSON Schema does: by code points, of which there are never more than UTF-16 units. */
export const textOf = (maxCharacters: number, text = z.string().min(1)) =>
  text
    .refine(
      (given) => given.length <= maxCharacters || [...given].length <= maxCharacters,
      `must have at most ${maxCharacters} characters`,
    )
    .meta({ maxLength: maxCharacters });
