import { existsSync, readdirSync } from 'node:fs';

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
  const apps = readdirSync(new URL('apps/', root)).sort();
  const declared = apps
    .map((service) => ({ service, url: new URL(`apps/${service}/${file}`, root) }))
    .filter(({ url }) => existsSync(url));
  return Promise.all(
    declared.map(async ({ service, url }) => {
      const module = (await import(url.href)) as { settings: Readonly<Record<string, ShownSetting>> };
      return { service, settings: Object.values(module.settings) };
    }),
  );
};
