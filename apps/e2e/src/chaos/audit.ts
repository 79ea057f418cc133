import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '@treasure-hunt/local-stack';
import type { Engine } from '../engine.js';

const main = join(workspaceRoot, 'tools/audit/dist/main.js');

/** Compares all that the databases keep with what the log gives, as `npm run audit` does. */
export const audit = (engine: Engine): Promise<{ readonly line: string; readonly isClean: boolean }> =>
  new Promise((resolve) => {
    const args = [main, '--stack', engine.file, '--state', join(engine.dataDir, 'audit')];
    const ran = execFile(process.execPath, args, { env: process.env }, (_, out, err) =>
      resolve({ line: out.trim() || err.trim(), isClean: ran.exitCode === 0 }),
    );
  });
