import type { z } from 'zod';

/**
 * Makes an object's schema: `z.strictObject` refuses fields that it does not know, `z.object` ignores them. What authors write
 * and messages repeat is made with both: authors learn of every slip, and readers take what the next release adds.
 */
export type ObjectOf = <Shape extends z.ZodRawShape>(shape: Shape) => z.ZodObject<Shape>;
