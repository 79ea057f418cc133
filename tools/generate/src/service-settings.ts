import { declaredByApps } from './declared-by-apps.js';

/** A setting as far as it is shown. */
export interface ShownSetting {
  /** The environment variable. */
  readonly name: string;
  readonly allowed: string;
  readonly description: string;
  readonly fallback?: string;
  readonly optional?: boolean;
}

/** What a service reads of its environment. */
export interface ServiceSettings {
  readonly service: string;
  readonly settings: readonly ShownSetting[];
}

/** The settings of every service under a folder (a URL that ends in `/`); `file` is where an app declares them. */
export const serviceSettings = async (root: URL, file: string): Promise<ServiceSettings[]> => {
  const declared = await declaredByApps<{ settings: Readonly<Record<string, ShownSetting>> }>(root, file);
  return declared.map(({ service, module }) => ({ service, settings: Object.values(module.settings) }));
};
