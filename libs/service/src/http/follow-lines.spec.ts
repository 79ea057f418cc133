import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretText } from '@treasure-hunt/settings';
import { followLines } from './follow-lines.js';

const folder = mkdtempSync(join(tmpdir(), 'follow-lines-'));
const [old, young] = ['a-secret-of-16-or-more', 'another-of-16-or-more'];
afterAll(() => rmSync(folder, { recursive: true }));
const { jest } = import.meta;
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** What is taken of a file, and how often something was said to be wrong with it. */
const follow = (file: string) => {
  const seen: { taken: (readonly string[])[]; errors: number } = { taken: [], errors: 0 };
  const quiet = () => undefined;
  const journal = { info: quiet, warn: quiet, error: () => void (seen.errors += 1) };
  followLines([`file:${file}`], { line: secretText, take: (lines) => void seen.taken.push(lines) }, journal);
  return seen;
};

it.each([
  ['bad line', `${young}\nshort\n`],
  ['lack of lines', '\n# later\n'],
  ['lack of anything', ''],
])('a %s in a file of secrets changes nothing, is said once, and is over when it is mended', (_, text) => {
  const file = join(folder, 'secrets');
  writeFileSync(file, `${old}\n`);
  const seen = follow(file);
  writeFileSync(file, text);
  jest.advanceTimersByTime(3_000);
  expect(seen).toEqual({ taken: [[old]], errors: 1 });
  writeFileSync(file, `${young}\n`);
  jest.advanceTimersByTime(1_000);
  expect(seen).toEqual({ taken: [[old], [young]], errors: 1 });
});
