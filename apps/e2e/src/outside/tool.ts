import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '@treasure-hunt/local-stack';
import type { Engine } from '../engine.js';

/** What a tool said, on both streams and by lines of the first, and its exit code. */
export interface Said {
  readonly exitCode: number;
  readonly text: string;
  readonly lines: readonly string[];
}

/** Runs one of the tools, as its npm script does, in an environment that may say where Kafka and MongoDB are. */
export const runToolIn = (env: NodeJS.ProcessEnv, name: string, ...args: string[]): Promise<Said> =>
  new Promise((resolve) => {
    const all = [join(workspaceRoot, 'tools', name, 'dist/main.js'), ...args];
    const child = execFile(process.execPath, all, { env }, (_, out, err) =>
      resolve({ exitCode: child.exitCode ?? 1, text: out + err, lines: out.trimEnd().split('\n') }),
    );
  });

/** As in the shell of somebody who did not start the engine: only its file says where it is, and what its topics begin with. */
const { TOPIC_PREFIX: _, KAFKA_BROKERS: __, MONGODB_URI: ___, ...env } = process.env;

/** Runs one of the tools on an engine. */
const runTool = (name: string, engine: Engine, args: readonly string[]): Promise<Said> =>
  runToolIn(env, name, '--stack', engine.file, ...args);

/** Audits the engine as `npm run audit` does. */
export const audit = (engine: Engine): Promise<Said> =>
  runTool('audit', engine, ['--state', join(engine.dataDir, 'audit')]);

/** Lists and redrives what is parked, as `npm run parked` does. */
export const parked = (engine: Engine, ...args: string[]): Promise<Said> => runTool('parked', engine, args);

/** Has the story of a coin told as `npm run trace -- --coin ID` does. */
export const storyOf = (engine: Engine, coinId: string): Promise<Said> =>
  runTool('trace', engine, ['--coin', coinId]);

/** Has a grant checked as `npm run verify-draw -- --grant ID` does. */
export const verifyDraw = (engine: Engine, grantId: string, ...args: string[]): Promise<Said> =>
  runTool('verify-draw', engine, ['--grant', grantId, ...args]);
