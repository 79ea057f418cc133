import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '@treasure-hunt/local-stack';
import type { Engine } from '../engine.js';

/** What the audit printed, and its exit code. */
export interface Audited {
  readonly exitCode: number;
  readonly lines: readonly string[];
}

const tool = join(workspaceRoot, 'tools/audit/dist/main.js');

/** Audits the engine as `npm run audit` does. */
export const audit = (engine: Engine, ...args: string[]): Promise<Audited> =>
  new Promise((resolve) => {
    const all = [tool, '--stack', engine.file, '--state', join(engine.dataDir, 'audit'), ...args];
    const child = execFile(process.execPath, all, { env: process.env }, (_, out, err) => {
      const lines = out.trimEnd().split('\n');
      resolve({ exitCode: child.exitCode ?? 1, lines: child.exitCode === 2 ? [...lines, err] : lines });
    });
  });
