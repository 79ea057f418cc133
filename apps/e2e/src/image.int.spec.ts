import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import {
  type Announcement,
  type ServiceName,
  serviceNames,
  startServices,
  workspaceRoot,
} from '@treasure-hunt/local-stack';
import ts from 'typescript';

const run = promisify(execFile);
const dockerfile = readFileSync(join(workspaceRoot, 'deploy/Dockerfile'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'image-'));
const { KAFKA_BROKERS: kafkaBrokers = '', MONGODB_URI: mongodbUri = '' } = process.env;
beforeAll(() => mkdirSync(join(folder, 'logs')));
afterAll(() => rmSync(folder, { recursive: true }));

/** What stands behind a word of the Dockerfile as a list of JSON. */
const commandBehind = (word: string): string[] =>
  JSON.parse(new RegExp(`${word} (\\[.*\\])`).exec(dockerfile)![1]!) as string[];

const gather = async (app: string): Promise<string> => {
  const home = join(folder, app);
  await run(join(workspaceRoot, 'deploy/gather-app.sh'), [app, home], { cwd: workspaceRoot });
  return home;
};

/** Whether the image's health check calls the service healthy. */
const isHealthy = ({ healthUrl }: Announcement): Promise<boolean> => {
  const [, ...args] = commandBehind('HEALTHCHECK[^[]*CMD');
  const env = { HEALTH_PORT: new URL(healthUrl).port };
  return run(process.execPath, args, { env }).then(
    () => true,
    () => false,
  );
};

const start = (service: ServiceName, home: string) =>
  startServices({
    services: [service],
    entry: () => join(home, `apps/${service}/dist/main.js`),
    dataDir: folder,
    kafkaBrokers,
    mongodbUri,
    restart: false,
  });

const bytesOf = (root: string): Record<string, string> =>
  Object.fromEntries(
    globSync('src/**/*.js', { cwd: join(root, 'node_modules/kafkajs') }).map((file) => [
      file,
      readFileSync(join(root, 'node_modules/kafkajs', file), 'utf8'),
    ]),
  );

/** What a source file was compiled to: without what is imported for its types only. */
const compiled = (file: string): string =>
  readFileSync(join(workspaceRoot, file.replace('/src/', '/dist/').replace(/ts$/, 'js')), 'utf8');

/** The packages that a compiled package of ours imports, those of Node left out. */
const importsOf = (home: string): readonly string[] => {
  const files = globSync(`${home}/src/**/*.ts`, {
    cwd: workspaceRoot,
    exclude: (path) => /(^|\/)testing$|\.spec\.ts$/.test(path),
  });
  const names = files
    .flatMap((file) => ts.preProcessFile(compiled(file)).importedFiles)
    .map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith('.') && !isBuiltin(name))
    .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)![0]);
  return [...new Set(names)];
};

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifestOf = (home: string): Manifest =>
  JSON.parse(readFileSync(join(workspaceRoot, home, 'package.json'), 'utf8')) as Manifest;

describe('what a service runs on', () => {
  const homes = [...serviceNames.map((name) => `apps/${name}`), 'libs/*', 'libs/stages/*'].flatMap(
    (pattern) => globSync(`${pattern}/package.json`, { cwd: workspaceRoot }).map(dirname),
  );

  // Where all packages lie in one folder nothing else tells that one is missing: an image has those that are declared.
  it.each(homes)('is declared by %s', (home) => {
    const { name, dependencies = {} } = manifestOf(home);
    const imported = importsOf(home);
    expect(imported).not.toEqual([]);
    expect(imported.filter((one) => one !== name && !(one in dependencies))).toEqual([]);
  });
});

describe('what the image of a service has in it', () => {
  /** One that decides and one that answers; `docker build` makes the others by the same steps. */
  const gathered: readonly ServiceName[] = ['discovery', 'gateway'];

  it.each(gathered)(
    'is all that %s needs to run, to be seen as healthy, and to end in order',
    async (service) => {
      process.env['TOPIC_PREFIX'] = 'image-spec.';
      const home = await gather(service);
      const services = await start(service, home);
      const [announced] = services.announced;
      expect(await isHealthy(announced!)).toBe(true);
      await services.stop();
      expect(await isHealthy(announced!)).toBe(false);
      const log = readFileSync(join(folder, 'logs', `${service}-1.log`), 'utf8');
      expect(log).toContain('Everything has ended.');
    },
    180_000,
  );

  it('is patched as the tests have it, and holds neither tests nor tools nor other services', () => {
    const home = join(folder, 'discovery');
    expect(bytesOf(home)).toEqual(bytesOf(workspaceRoot));
    for (const tool of ['typescript', 'jest', 'patch-package'])
      expect(existsSync(join(home, 'node_modules', tool))).toBe(false);
    expect(globSync('{apps,libs,tools}/**/{src,testing,*.spec.js,*.ts}', { cwd: home })).toEqual([]);
    expect(globSync('apps/*', { cwd: home })).toEqual(['apps/discovery']);
    expect(existsSync(join(home, 'libs/stages/rewards'))).toBe(false);
  });
});
