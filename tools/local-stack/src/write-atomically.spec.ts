import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryFolder } from './testing/temporary-folder.js';
import { writeAtomically } from './write-atomically.js';

describe('writing a file as a whole', () => {
  const folder = temporaryFolder();

  it('leaves the file alone', async () => {
    await writeAtomically(join(folder, 'a.json'), 'old');
    await writeAtomically(join(folder, 'a.json'), 'new');
    expect(readdirSync(folder)).toEqual(['a.json']);
    expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('new');
  });

  it('leaves nothing beside it where it fails', async () => {
    const inTheWay = join(folder, 'b.json');
    mkdirSync(inTheWay);
    await expect(writeAtomically(inTheWay, 'text')).rejects.toThrow('EISDIR');
    expect(readdirSync(folder)).toEqual(['a.json', 'b.json']);
  });
});
