import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HuntDefinition } from '@treasure-hunt/contracts';
import type { Given } from './contender.js';

/** Writes the hunt for the processes of a contender; the path. */
export const writeHunt = async ({ dataDir, hunt }: Pick<Given, 'dataDir' | 'hunt'>): Promise<string> => {
  const file = join(dataDir, 'hunt.json');
  await writeFile(file, JSON.stringify(hunt));
  return file;
};

export const readHunt = (file: string): HuntDefinition =>
  JSON.parse(readFileSync(file, 'utf8')) as HuntDefinition;
