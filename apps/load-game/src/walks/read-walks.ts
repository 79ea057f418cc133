import { extname } from 'node:path';
import { readText } from '../read-text.js';
import { readCsv } from './read-csv.js';
import { readGpx } from './read-gpx.js';
import { UnreadableWalks, type Walk } from './walk.js';

/** Reads the walks of a file, by its ending: `.gpx`, or CSV. Throws UnreadableWalks; there is at least one walk. */
export const readWalks = async (file: string): Promise<readonly Walk[]> => {
  const text = await readText(file, 'walks as CSV or GPX');
  const walks = extname(file).toLowerCase() === '.gpx' ? readGpx(text, file) : readCsv(text, file);
  if (walks.length === 0) throw new UnreadableWalks(file, ['has no walks']);
  return walks;
};
