import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decisionsPage } from './decisions-page.js';

describe('the index of decisions', () => {
  const folder = mkdtempSync(join(tmpdir(), 'decisions-'));
  const page = () => decisionsPage(pathToFileURL(`${folder}/`));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has each in the order of the numbers, and nothing else', () => {
    writeFileSync(join(folder, '0010-b.md'), '# 10. Beta\n\nText.\n');
    writeFileSync(join(folder, '0002-a.md'), '# 2. Alpha\n');
    writeFileSync(join(folder, 'README.md'), '# Decisions\n');
    expect(page()).toMatch(/\n\n- \[2\. Alpha\]\(0002-a\.md\)\n- \[10\. Beta\]\(0010-b\.md\)\n$/);
  });

  it('is refused where a heading has another number than its file', () => {
    writeFileSync(join(folder, '0003-c.md'), '# 4. Gamma\n');
    expect(page).toThrow('0003-c.md begins with "# 4. Gamma"');
  });
});
