import { keepRunning, type Kept } from '../process/keep-running.js';
import { type Launching, launchService, type RunningService } from './launch-service.js';
import type { Instance } from './service-environment.js';
import { type ServiceName, serviceNames } from './service-names.js';

/** Which services to run and how; `up` and `down` are called for each process that came or went. */
export interface ServiceOptions extends Launching {
  services?: readonly ServiceName[];
  /** Processes of each service. */
  instances?: number;
  /** Told apart from other starts on the same stack by this, a part of the instances' names. */
  group?: string;
  restart?: boolean;
  say?: (line: string) => void;
  up?: (instance: Instance, running: RunningService) => Promise<void>;
  down?: (instance: Instance, running: RunningService) => Promise<void>;
}

/** Services that run; `stop` lets all of them drain at once. */
export interface Services {
  announced: readonly RunningService['announcement'][];
  stop: () => Promise<void>;
}

/** The processes to start: `discovery-1`, `discovery-2`, …, or `discovery-<group>-1` for a group that joins. */
const instancesOf = ({ services = serviceNames, instances = 1, group }: ServiceOptions): Instance[] =>
  services.flatMap((service) =>
    Array.from({ length: instances }, (_, index) => ({
      service,
      ordinal: index + 1,
      instance: [service, group, index + 1].filter((part) => part !== undefined).join('-'),
    })),
  );

/** Says each thing once, however many services say it. */
const once = (say: (line: string) => void): ((line: string) => void) => {
  const said = new Set<string>();
  return (line) => {
    if (!said.has(line)) say(line);
    said.add(line);
  };
};

const keep = (instance: Instance, options: ServiceOptions): Promise<Kept<RunningService>> =>
  keepRunning({
    name: instance.instance,
    launch: (signal) => launchService(instance, options, signal),
    restart: options.restart ?? true,
    say: options.say ?? (() => undefined),
    up: async (running) => options.up?.(instance, running),
    down: async (running) => options.down?.(instance, running),
  });

/**
 * Starts each service as a process of its own, all at once, and waits until every one is ready. One that ends later is said,
 * and started again unless `restart` is false. @throws StackFailure with the end of the log of one that did not start; then none is left running
 */
export const startServices = async (options: ServiceOptions): Promise<Services> => {
  const remark = once(options.say ?? (() => undefined));
  const keepOne = (instance: Instance) => keep(instance, { remark, ...options });
  const settled = await Promise.allSettled(instancesOf(options).map(keepOne));
  const kept = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async (): Promise<void> => void (await Promise.all(kept.map((one) => one.stop())));
  const failed = settled.find((result) => result.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return { announced: kept.map((one) => one.first.announcement), stop };
};
