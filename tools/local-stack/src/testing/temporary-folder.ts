import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new empty folder that is removed after the suite's tests. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'local-stack-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** The script that stands in for a service. */
export const fakeService = (): string => join(import.meta.dirname, 'fake-service.mjs');
