import { existsSync, readdirSync } from 'node:fs';

/** What an app exports from one of its files. */
export interface Declared<Module> {
  readonly service: string;
  readonly module: Module;
}

/** What the apps under a folder (a URL that ends in `/`) export from a file of this name, where they have it. */
export const declaredByApps = <Module>(root: URL, file: string): Promise<Declared<Module>[]> =>
  Promise.all(
    readdirSync(new URL('apps/', root))
      .sort()
      .map((service) => ({ service, url: new URL(`apps/${service}/${file}`, root) }))
      .filter(({ url }) => existsSync(url))
      .map(async ({ service, url }) => ({ service, module: (await import(url.href)) as Module })),
  );
