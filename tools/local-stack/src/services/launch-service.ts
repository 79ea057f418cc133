import { statSync } from 'node:fs';
import { join } from 'node:path';

import { logsDir, workspaceRoot } from '../layout.js';
import { awaitService } from '../process/await-service.js';
import type { Running } from '../process/keep-running.js';
import { logTail } from '../process/log-tail.js';
import { supervise } from '../process/supervise.js';
import { type Announcement, findAnnouncement, unreadIn, waitsIn } from './announcement.js';
import { type Instance, serviceEnvironment, type Surroundings } from './service-environment.js';
import type { ServiceName } from './service-names.js';

const readyTimeoutMs = 60_000;
/** Longer than a service gives itself to drain (20 s): it is killed only where it does not end by itself. */
const drainMs = 25_000;

/** A service that is ready, with what it announced. */
export interface RunningService extends Running {
  announcement: Announcement;
}

/** Everything that is the same for all services of a start; `entry` names the script of a service, built. */
export interface Launching extends Surroundings {
  dataDir: string;
  entry?: (service: ServiceName) => string;
  /** Told, again and again while a service starts, what somebody at the terminal should know of it. */
  remark?: (line: string) => void;
}

const builtEntry = (service: ServiceName): string => join(workspaceRoot, 'apps', service, 'dist/main.js');

/** Starts one process of a service and waits until it announces itself. @throws StackFailure with the end of its log */
export const launchService = async (
  instance: Instance,
  launching: Launching,
  signal?: AbortSignal,
): Promise<RunningService> => {
  const { entry = builtEntry } = launching;
  const log = join(logsDir(launching.dataDir), `${instance.instance}.log`);
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
  const running = await supervise({
    command: process.execPath,
    args: ['--enable-source-maps', entry(instance.service)],
    log,
    env: serviceEnvironment(instance, launching),
    graceMs: drainMs,
  });
  let announcement: Announcement | undefined;
  let waits: readonly string[] = [];
  const ready = async (): Promise<boolean> => {
    const said = logTail(log, { from, lines: Infinity });
    announcement = findAnnouncement(said);
    waits = announcement ? [] : waitsIn(said);
    for (const line of [...unreadIn(said), ...waits.map((reason) => `Waiting: ${reason}`)])
      launching.remark?.(line);
    return announcement !== undefined;
  };
  await awaitService(running, {
    name: instance.instance,
    log,
    from,
    timeoutMs: readyTimeoutMs,
    ready,
    why: () => waits[0],
    signal,
  });
  return { process: running, announcement: announcement! };
};
