import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '@treasure-hunt/local-stack';
import type { Engine } from '../engine.js';

/** What the tool said, on both streams, and its exit code. */
export interface Verified {
  readonly exitCode: number;
  readonly text: string;
}

const tool = join(workspaceRoot, 'tools/verify-draw/dist/main.js');

/** Has a grant checked as `npm run verify-draw -- --grant ID` does. */
export const verifyDraw = (engine: Engine, grantId: string, ...args: string[]): Promise<Verified> =>
  new Promise((resolve) => {
    const all = [tool, '--grant', grantId, '--stack', engine.file, ...args];
    const child = execFile(process.execPath, all, { env: process.env }, (_, out, err) =>
      resolve({ exitCode: child.exitCode ?? 1, text: out + err }),
    );
  });
