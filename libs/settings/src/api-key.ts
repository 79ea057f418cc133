import { createHash } from 'node:crypto';
import { z } from 'zod';
import { secretText } from './types.js';

/** A key that somebody calls with, as far as it is kept: in hexadecimal, what SHA-256 makes of it. */
export interface ApiKey {
  readonly sha256: string;
  /** Whose it is; keys in clear have no name. */
  readonly name?: string;
}

export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

const hashed = z
  .string()
  .regex(/^[A-Za-z0-9._-]{1,64}:sha256:[0-9a-f]{64}$/)
  .transform((text): ApiKey => {
    const [name = '', , sha256 = ''] = text.split(':');
    return { name, sha256 };
  });

/** A hash with a slip in it must not become a key that anybody who sees it can call with. */
const clear = secretText
  .refine((text) => !text.includes('sha256:'))
  .transform((text): ApiKey => ({ sha256: sha256Of(text) }));

/** `name:sha256:<64 hexadecimal digits>`, or a key in clear. A fast hash is enough for keys that are random: there is nothing to guess. */
export const apiKey = z.union([hashed, clear]);
