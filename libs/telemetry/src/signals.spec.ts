import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { signals } from './index.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where names are declared, or only tried. */
const isNoUse = (file: string): boolean =>
  file.endsWith('.spec.ts') ||
  file.startsWith('libs/telemetry/src/signals') ||
  file.endsWith('/ports/signals.ts');

const sources = globSync('{apps,libs,libs/stages,tools}/*/src/**/*.ts', { cwd: root })
  .filter((file) => !isNoUse(file))
  .map((file) => readFileSync(root + file, 'utf8'));

it.each(Object.keys(signals))('%s is emitted somewhere', (name) => {
  expect(sources.some((source) => source.includes(`'${name}'`))).toBe(true);
});
