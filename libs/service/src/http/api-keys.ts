import { createHash, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The API keys of one kind of caller. Kept and compared as hashes, all of them, so that time tells nothing. */
export class ApiKeys {
  private readonly hashes: readonly Buffer[];

  constructor(keys: readonly string[]) {
    this.hashes = keys.filter((key) => key.length > 0).map(digest);
  }

  has(key: string): boolean {
    const hash = digest(key);
    return this.hashes.reduce((found, known) => timingSafeEqual(known, hash) || found, false);
  }
}

/** A short name for a key, by which nobody can guess it: what is noted of who did something. */
export const fingerprintOf = (key: string): string => digest(`api-key\0${key}`).toString('hex').slice(0, 16);
