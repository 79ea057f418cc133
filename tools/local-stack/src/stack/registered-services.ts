import { type ServiceOptions, type Services, startServices } from '../services/start-services.js';
import { register, unregister } from './stack-file.js';

/** Starts services that are listed in the data folder's `stack.json` for as long as they run. @throws as startServices */
export const startRegisteredServices = (options: ServiceOptions): Promise<Services> =>
  startServices({
    ...options,
    up: async ({ service }, { process: { pid }, announcement }) => {
      const { healthUrl, metricsUrl, httpUrl } = announcement;
      await register(options.dataDir, service, {
        pid,
        healthUrl,
        metricsUrl,
        ...(httpUrl !== undefined && { httpUrl }),
      });
    },
    down: ({ service }, { process: { pid } }) => unregister(options.dataDir, service, pid),
  });
