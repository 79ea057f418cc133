import { z } from 'zod';

/** An id as it may appear on a topic: 1 to 128 characters of `A-Z a-z 0-9 . _ : -`. */
export const id = z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/, 'must match [A-Za-z0-9._:-]{1,128}');

/** The id of a message (`ce_id`). Game backends choose theirs; without one it is `topic/partition/offset`. */
export const messageId = z
  .string()
  .regex(/^[A-Za-z0-9._:@/-]{1,256}$/, 'must match [A-Za-z0-9._:@/-]{1,256}');
