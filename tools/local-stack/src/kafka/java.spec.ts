import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryFolder } from '../testing/temporary-folder.js';
import { kafkaJars } from './installation.js';
import { javaMajor, requireJava } from './java.js';

describe('what Kafka needs on a machine', () => {
  const folder = temporaryFolder();
  const path = process.env['PATH'];
  afterEach(() => (process.env['PATH'] = path));

  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['openjdk version "25" 2025-09-16', 25],
    ['java version "1.8.0_402"', 8],
    ['Unable to locate a Java Runtime.', undefined],
  ])('reads the version in %p', (output, major) => expect(javaMajor(output)).toBe(major));

  it('says in one sentence that Java is missing', async () => {
    process.env['PATH'] = folder;
    await expect(requireJava('Kafka')).rejects.toThrow(/^Kafka needs Java 17 or newer: install it \(.*\)\.$/);
  });

  it('says that the Java found is too old', async () => {
    const old = join(folder, 'old');
    mkdirSync(old);
    writeFileSync(join(old, 'java'), '#!/bin/sh\necho \'openjdk version "11.0.2"\' >&2\n');
    chmodSync(join(old, 'java'), 0o755);
    process.env['PATH'] = `${old}:${path}`;
    await expect(requireJava('Kafka')).rejects.toThrow(/java on the PATH is 11: install a newer one/);
  });

  it('says in one sentence that Maven is missing', async () => {
    process.env['PATH'] = folder;
    const jars = kafkaJars(() => undefined, join(folder, 'cache'));
    await expect(jars).rejects.toThrow(/^Kafka is fetched with Maven: install it \(.*\)\.$/);
  });
});
