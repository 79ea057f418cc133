import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { topics } from '@treasure-hunt/contracts';
import { serviceNames, workspaceRoot, type ServiceName } from '@treasure-hunt/local-stack';
import { openConnection } from '@treasure-hunt/persistence';
import type { GuardedEngine } from './guarded-engine.js';

/** Something that was said or written down, and where. */
export interface Said {
  readonly where: string;
  readonly text: string;
}

const logs = ({ dataDir }: GuardedEngine): Said[] =>
  serviceNames
    .flatMap((service) => globSync(join(dataDir, `logs/${service}-*.log`)))
    .map((file) => ({ where: file, text: readFileSync(file, 'utf8') }));

const metrics = ({ announced }: GuardedEngine): Promise<Said[]> =>
  Promise.all(
    announced.map(async ({ metricsUrl }) => ({
      where: metricsUrl,
      text: await (await fetch(metricsUrl)).text(),
    })),
  );

/** What the services show of their state to operators, and to anybody who reaches them. */
const shown = async ({ announced, keys }: GuardedEngine): Promise<Said[]> => {
  const urls = announced.flatMap(({ httpUrl, healthUrl }) => [
    `${healthUrl}/health/ready`,
    ...(httpUrl === undefined
      ? []
      : ['/openapi.json', '/v1/parked', '/v1/quarantined', '/v1/hunts/first-steps'].map(
          (path) => httpUrl + path,
        )),
  ]);
  const asked = [keys.operator, keys.author].flatMap((key) => urls.map((url) => ({ url, key })));
  return Promise.all(
    asked.map(async ({ url, key }) => ({
      where: url,
      text: await (await fetch(url, { headers: { authorization: `Bearer ${key}` } })).text(),
    })),
  );
};

const records = ({ topics: heard }: GuardedEngine): Said[] =>
  topics.flatMap((topic) =>
    heard
      .all(topic, () => true)
      .map(({ record: { key, value, headers } }) => ({
        where: topic.name,
        text: [key, value, ...Object.entries(headers).flat()].map(String).join('\n'),
      })),
  );

const documents = async ({ backends, prefix }: GuardedEngine): Promise<Said[]> => {
  const connection = await openConnection({ uri: backends.ownMongodbUri, database: 'admin' });
  const { databases } = await connection.db!.admin().listDatabases();
  const said: Said[] = [];
  for (const { name } of databases.filter((database) => database.name.startsWith(prefix)))
    for (const collection of await connection.useDb(name).db!.collections())
      for await (const document of collection.find())
        said.push({ where: `${name}.${collection.collectionName}`, text: JSON.stringify(document) });
  await connection.close();
  return said;
};

const spans = ({ receiver }: GuardedEngine): Said[] =>
  receiver.spans.map((span) => ({ where: 'a span', text: JSON.stringify(span) }));

/** Logs, metrics, spans, what is shown over HTTP, records and documents, as they are now. */
export const everythingOf = async (engine: GuardedEngine): Promise<Said[]> => [
  ...logs(engine),
  ...(await metrics(engine)),
  ...spans(engine),
  ...(await shown(engine)),
  ...records(engine),
  ...(await documents(engine)),
];

/** What a service writes that is started with a setting that is wrong, until it has said so or ended. */
export const saidWhenWrong = async (
  engine: GuardedEngine,
  service: ServiceName,
  wrong: Readonly<Record<string, string>>,
): Promise<Said> => {
  const child = spawn(process.execPath, [join(workspaceRoot, `apps/${service}/dist/main.js`)], {
    env: { ...engine.environmentOf(service), ...wrong },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const hear = (data: Buffer): void => {
    text += data.toString();
    if (/ is away: /.test(text)) child.kill('SIGTERM');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  await new Promise((resolve) => child.once('close', resolve));
  return { where: `${service} with wrong ${Object.keys(wrong).join()}`, text };
};
