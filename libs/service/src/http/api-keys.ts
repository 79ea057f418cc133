import { createHash, timingSafeEqual } from 'node:crypto';
import { apiKey, type ApiKey } from '@treasure-hunt/settings';
import type { Journal } from '@treasure-hunt/shards';
import { followLines } from './follow-lines.js';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const quiet: Journal = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Known extends Pick<ApiKey, 'name'> {
  readonly hash: Buffer;
}

const readKey = (line: string, index: number): Known => {
  const { success, data } = apiKey.safeParse(line);
  if (!success) throw new Error(`API key ${index + 1} is none: it must be name:sha256:… or a key in clear.`);
  return { hash: Buffer.from(data.sha256, 'hex'), ...(data.name !== undefined && { name: data.name }) };
};

/** The API keys of one kind of caller, as settings name them. Kept and compared as hashes, all of them, so that time tells nothing. */
export class ApiKeys {
  private known: readonly Known[] = [];

  /** Keys in files are exchanged while the service runs. */
  constructor(entries: readonly string[], journal: Journal = quiet) {
    followLines(entries, (lines) => (this.known = lines.map(readKey)), journal);
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
