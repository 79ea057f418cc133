import { createHash, timingSafeEqual } from 'node:crypto';
import { apiKey, type ApiKey } from '@treasure-hunt/settings';
import type { Journal } from '@treasure-hunt/shards';
import { followLines } from './follow-lines.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const quiet: Journal = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Known extends Pick<ApiKey, 'name'> {
  readonly hash: Buffer;
}

const knownOf = ({ sha256, name }: ApiKey): Known => ({
  hash: Buffer.from(sha256, 'hex'),
  ...(name !== undefined && { name }),
});

/** The API keys of one kind of caller, as settings name them. Kept and compared as hashes, all of them, so that time tells nothing. */
export class ApiKeys {
  private known: readonly Known[] = [];

  /** Keys in files are exchanged while the service runs. */
  constructor(entries: readonly string[], journal: Journal = quiet) {
    const take = (keys: readonly ApiKey[]): void => void (this.known = keys.map(knownOf));
    followLines(entries, { line: apiKey, take }, journal);
  }

  has(key: string): boolean {
    return this.find(key) !== undefined;
  }

  /** Whose key it is: the name that it was given, else what `fingerprintOf` makes of it. */
  nameOf(key: string): string {
    return this.find(key)?.name ?? fingerprintOf(key);
  }

  private find(key: string): Known | undefined {
    const hash = digest(key);
    return this.known.filter((one) => timingSafeEqual(one.hash, hash))[0];
  }
}

/** A short name for a key, by which nobody can guess it: what is noted of who did something. */
export const fingerprintOf = (key: string): string => digest(`api-key\0${key}`).toString('hex').slice(0, 16);
