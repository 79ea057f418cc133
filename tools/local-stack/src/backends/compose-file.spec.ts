import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stages } from '@treasure-hunt/contracts';
import { parse } from 'yaml';

import { workspaceRoot } from '../layout.js';
import { devSecrets } from '../services/dev-secrets.js';
import { serviceNames } from '../services/service-names.js';

interface Container {
  readonly build?: { readonly dockerfile: string; readonly args: Readonly<Record<string, string>> };
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
}

interface Setting {
  readonly name: string;
  readonly fallback?: string;
  readonly optional?: boolean;
  readonly type: { safeParse(text: string): { readonly success: boolean } };
}

const textOf = (file: string): string => readFileSync(join(workspaceRoot, file), 'utf8');

/** `${NAME:-default}` becomes the default, as on a machine where nothing is set. */
const withDefaults = (json: string): string => json.replace(/\$\{\w+:-([^}]*)\}/g, '$1');

const written: unknown = parse(textOf('docker-compose.yml'), { merge: true });
const file: unknown = JSON.parse(withDefaults(JSON.stringify(written)));
const { services: containers } = file as { services: Readonly<Record<string, Container>> };

/** What the image sets for every service: `ENV` of the Dockerfile. */
const ofImage = Object.fromEntries(
  [...textOf('deploy/Dockerfile').matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) =>
    line.split(' ').map((pair) => pair.split('=') as [string, string]),
  ),
);

const settingsOf = async (service: string): Promise<Setting[]> => {
  const path = join(workspaceRoot, `apps/${service}/src/settings.ts`);
  const { settings } = (await import(pathToFileURL(path).href)) as { settings: Record<string, Setting> };
  return Object.values(settings);
};

describe('docker-compose.yml', () => {
  it('has a container for each service, Kafka and MongoDB, and nothing else', () => {
    expect(Object.keys(containers).sort()).toEqual([...serviceNames, 'kafka', 'mongodb'].sort());
    expect(new Set(stages.map(({ service }) => service).concat('hunt-catalog'))).toEqual(
      new Set(serviceNames),
    );
  });

  it.each(serviceNames)(
    'builds %s as itself and gives it every setting it needs, and no other',
    async (name) => {
      const { build, environment } = containers[name]!;
      expect(build).toMatchObject({ dockerfile: 'deploy/Dockerfile', args: { APP: name } });
      const settings = await settingsOf(name);
      const known = settings.map((one) => one.name);
      expect(Object.keys(environment).filter((variable) => !known.includes(variable))).toEqual([]);
      const given = { ...ofImage, ...environment };
      const refused = settings.filter(({ name: variable, type, fallback, optional }) => {
        const text = given[variable] || fallback;
        return text === undefined ? !optional : !type.safeParse(text).success;
      });
      expect(refused.map((one) => one.name)).toEqual([]);
    },
  );

  it('gives the services the secrets that the local stack gives them', () => {
    const secrets = Object.entries(devSecrets());
    const given = serviceNames.flatMap((name) => Object.entries(containers[name]!.environment));
    for (const [name, value] of secrets) {
      const values = given.filter(([variable]) => variable === name).map(([, text]) => text);
      expect([name, new Set(values)]).toEqual([name, new Set([value])]);
    }
  });

  it('opens to this machine only what somebody outside the containers calls', () => {
    const open = Object.entries(containers).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port}`),
    );
    expect(open.sort()).toEqual([
      `gateway 127.0.0.1:8080:${ofImage['HTTP_PORT']}`,
      `hunt-catalog 127.0.0.1:8081:${ofImage['HTTP_PORT']}`,
      'kafka 127.0.0.1:9092:9092',
      'mongodb 127.0.0.1:27017:27017',
    ]);
  });
});
