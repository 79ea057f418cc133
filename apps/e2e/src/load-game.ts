import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { workspaceRoot } from '@treasure-hunt/local-stack';
import type { Engine } from './engine.js';

/** What the load game reports of a play: a part of its JSON. */
export interface Report {
  readonly players: number;
  readonly facts: Readonly<Record<string, number>>;
  readonly missing: readonly string[];
  readonly twice: readonly string[];
  readonly unexpected: readonly string[];
  readonly crossingToAssignmentMs: { readonly count: number; readonly p50: number; readonly p99: number };
  readonly crossingToRewardMs: { readonly count: number };
}

export interface Played {
  /** 0 where everything came, once. */
  readonly exitCode: number;
  /** The summary, as a person reads it. */
  readonly text: string;
  readonly report: Report;
}

const loadGame = join(workspaceRoot, 'apps/load-game/dist/main.js');

/** Plays the shipped hunt on the shipped walks, with players of its own; resolves when the game has ended. */
export const play = async (engine: Engine, ...args: string[]): Promise<Played> => {
  const file = join(engine.dataDir, `report-${randomUUID()}.json`);
  const all = [loadGame, 'play', '--stack', engine.file, '--report', file, ...args];
  const { exitCode, text } = await new Promise<Pick<Played, 'exitCode' | 'text'>>((resolve) => {
    const game = execFile(process.execPath, all, { env: process.env }, (_, out, err) =>
      resolve({ exitCode: game.exitCode ?? 1, text: out + err }),
    );
  });
  const report = await readFile(file, 'utf8').catch(() => Promise.reject(new Error(`No report. ${text}`)));
  return { exitCode, text, report: JSON.parse(report) as Report };
};
