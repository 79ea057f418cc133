import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageOf } from './page.js';
import { picturesOf } from './pictures.js';
import { merged, type Report } from './report.js';

/** What a folder's report says; undefined where there is none. */
export const readReport = async (folder: string): Promise<Report | undefined> => {
  try {
    return JSON.parse(await readFile(join(folder, 'benchmarks/latest.json'), 'utf8')) as Report;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
};

/** Adds what was measured to a folder's report, and writes its page and pictures anew: their paths. */
export const writeReport = async (folder: string, now: Report): Promise<string[]> => {
  const report = merged(await readReport(folder), now);
  const pictures = picturesOf(report.sections);
  const files = new Map([
    [join(folder, 'benchmarks/latest.json'), `${JSON.stringify(report, null, 1)}\n`],
    [join(folder, 'benchmarks.md'), pageOf(report, pictures)],
    ...[...pictures].map(([name, svg]) => [join(folder, `benchmarks/${name}.svg`), svg] as const),
  ]);
  await mkdir(join(folder, 'benchmarks'), { recursive: true });
  for (const [file, text] of files) await writeFile(file, text);
  return [...files.keys()];
};
