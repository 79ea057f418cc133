import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endAll, startProgram } from './testing/running-game.js';

const folder = mkdtempSync(join(tmpdir(), 'load-game-check-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const check = (...args: string[]) => startProgram(['check', ...args]).ended;
afterEach(endAll);
afterAll(() => rmSync(folder, { recursive: true }));

describe('before anything is played', () => {
  it('what is shipped passes without a word', async () => {
    expect(await check('--speed', '2')).toEqual({ exitCode: 0, said: '' });
  }, 20_000);

  it.each([
    ['an option that there is not', () => ['--onec'], "error: unknown option '--onec'"],
    ['an option without sense', () => ['--wrong', '7'], 'It must lie between 0 and 1.'],
    ['a hunt that is no JSON', () => ['--hunt', file('a.json', 'no')], 'a.json is not JSON.'],
    ['walks that are not there', () => ['--walks', '/nowhere.csv'], 'Cannot read /nowhere.csv'],
    ['walks that are none', () => ['--walks', file('b.csv', 'a,b')], 'b.csv has no walks.'],
  ])(
    '%s is said',
    async (_, args, sentence) => {
      const { exitCode, said } = await check(...args());
      expect(exitCode).toBe(1);
      expect(said).toContain(sentence);
    },
    20_000,
  );
});
