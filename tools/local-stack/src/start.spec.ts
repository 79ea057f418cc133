import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { workspaceRoot } from './layout.js';
import { temporaryFolder } from './testing/temporary-folder.js';

const compiled = join(workspaceRoot, 'tools/local-stack/dist/start.js');

describe('a start with what cannot be played', () => {
  const dataDir = temporaryFolder();

  it.each([
    ['an option mistyped', ['--onec'], "error: unknown option '--onec'"],
    ['a hunt that is not there', ['--hunt', '/nowhere.json'], 'Cannot read /nowhere.json'],
  ])(
    '%s ends at once, and nothing was started',
    async (_, args, sentence) => {
      const start = promisify(execFile)(process.execPath, [compiled, '--data-dir', dataDir, ...args]);
      await expect(start).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining(sentence),
        stdout: '',
      });
      expect(readdirSync(dataDir)).toEqual([]);
    },
    30_000,
  );
});
