import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiKeys } from './api-keys.js';
import { apiKeyOf, bearerOf } from './credentials.js';

describe('API keys', () => {
  const sha256 = (key: string): string => createHash('sha256').update(key).digest('hex');
  const [one, two, three] = ['the-first-key-there-is', 'the-second-key-there-is', 'the-third-key-there-is'];

  it('are any of those configured, in clear or as hashes', () => {
    const keys = new ApiKeys([one, `mobile:sha256:${sha256(two)}`]);
    expect([one, two, three, '', sha256(two)].map((key) => keys.has(key))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(keys.nameOf(two)).toBe('mobile');
    expect(keys.nameOf(one)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('are exchanged in their file while the service runs, and stay as they were where it cannot be read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'api-keys-'));
    const file = join(folder, 'keys');
    writeFileSync(file, `# who calls us\nold:sha256:${sha256(one)}\n`);
    const told: string[] = [];
    const note = (_: object, sentence: string) => void told.push(sentence);
    const keys = new ApiKeys([`file:${file}`], { info: note, warn: note, error: note });
    const until = async (holds: () => boolean) => {
      while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    writeFileSync(file, `old:sha256:${sha256(one)}\nnew:sha256:${sha256(two)}\n`);
    await until(() => keys.has(two));
    expect(keys.has(one)).toBe(true);
    writeFileSync(file, `new:sha256:${sha256(two)} and something else\n`);
    await until(() => told.some((sentence) => sentence.includes('cannot be read')));
    expect([keys.has(one), keys.has(two)]).toEqual([true, true]);
    writeFileSync(file, `new:sha256:${sha256(two)}\n`);
    await until(() => !keys.has(one));
    told.length = 0;
    writeFileSync(file, '# nobody\n');
    await until(() => told.some((sentence) => sentence.includes('cannot be read')));
    expect(keys.has(two)).toBe(true);
    rmSync(folder, { recursive: true });
  }, 30_000);

  it('come in either header', () => {
    expect(apiKeyOf({ authorization: 'Bearer one' })).toBe('one');
    expect(apiKeyOf({ authorization: 'bearer one' })).toBe('one');
    expect(apiKeyOf({ 'x-api-key': 'two' })).toBe('two');
    expect(apiKeyOf({ authorization: 'Basic b25l' })).toBeUndefined();
    expect(bearerOf({ 'x-api-key': 'two' })).toBeUndefined();
  });
});
