import { join, resolve } from 'node:path';

/** The root of the workspace, found from where this file is (src and dist are equally deep). */
export const workspaceRoot = resolve(import.meta.dirname, '../../..');

/** A path as the user gave it; npm runs scripts at the root, wherever the user is. */
export const asGiven = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

/** Binaries that are fetched once and shared by all stacks of this workspace. */
export const cacheDir = join(workspaceRoot, '.cache');

/** Where the stack of `npm start` and `npm run up` keeps its data. */
export const defaultDataDir = join(workspaceRoot, '.local');

/** Where the stack of `npm test` keeps its data. */
export const testDataDir = join(defaultDataDir, 'test');

export const logsDir = (dataDir: string): string => join(dataDir, 'logs');
