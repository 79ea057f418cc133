import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { flowPage } from './flow-page.js';
import { withPicture } from './readme.js';

/** A file that is written from the contracts: what it says now, and what it should say. */
export interface Generated {
  readonly path: string;
  readonly now: string | undefined;
  readonly wanted: string;
}

/** The files under a folder (a URL that ends in `/`) that do not say what the contracts say. */
export const staleFiles = (root: URL): Generated[] => {
  const readme = textOf(new URL('README.md', root));
  const files: Generated[] = [
    { path: 'docs/flow.md', now: textOf(new URL('docs/flow.md', root)), wanted: flowPage() },
    ...(readme === undefined ? [] : [{ path: 'README.md', now: readme, wanted: withPicture(readme) }]),
  ];
  return files.filter(({ now, wanted }) => now !== wanted);
};

export const write = (root: URL, { path, wanted }: Generated): void =>
  writeFileSync(new URL(path, root), wanted);

const textOf = (file: URL): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
