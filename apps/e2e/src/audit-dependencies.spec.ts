import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '@treasure-hunt/local-stack';

const script = join(workspaceRoot, '.ci/audit-dependencies');
const cache = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(cache, { recursive: true }));
let id = 0;

/** What CI says, and whether it goes on, with a registry that answers like this. */
const auditWith = async (answer: RequestListener): Promise<{ goesOn: boolean; text: string }> => {
  const registry = createServer(answer);
  await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
  const env = {
    ...process.env,
    npm_config_registry: `http://127.0.0.1:${(registry.address() as AddressInfo).port}`,
    npm_config_fetch_retries: '0',
    npm_config_cache: cache,
  };
  const { promise, resolve } = Promise.withResolvers<{ goesOn: boolean; text: string }>();
  execFile(script, { env }, (error, text) => resolve({ goesOn: error === null, text }));
  const outcome = await promise;
  registry.close();
  return outcome;
};

/** A registry that knows one hole, in a library that the services run on, or in one that only builds them. */
const hole =
  (library: string, severity: string): RequestListener =>
  ({ url = '' }, response) => {
    if (!url.endsWith('/advisories/bulk')) return void response.writeHead(404).end('{}');
    id += 1;
    const advisory = { id, url: 'https://example.org', title: 'A hole', severity, vulnerable_versions: '*' };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ [library]: [{ ...advisory, cwe: [], cvss: { score: 0 } }] }));
  };

const testMs = 60_000;

it.each(['high', 'critical'])(
  'a %s hole in what the services run on fails CI, and is named',
  async (severity) => {
    const { goesOn, text } = await auditWith(hole('kafkajs', severity));
    expect(goesOn).toBe(false);
    expect(text).toContain('node_modules/kafkajs');
  },
  testMs,
);

it.each([
  ['a moderate hole', hole('kafkajs', 'moderate')],
  ['a hole in what only builds them', hole('typescript', 'high')],
])(
  '%s fails nothing',
  async (_, answer) => {
    expect(await auditWith(answer)).toMatchObject({
      goesOn: true,
      text: expect.stringMatching(/^No known hole/) as unknown,
    });
  },
  testMs,
);

it.each<[string, RequestListener, string]>([
  ['refuses the question', (_, response) => void response.writeHead(405).end(), '405 Method Not Allowed'],
  ['answers something else', (_, response) => void response.end('<html>'), 'is not valid JSON'],
  ['hangs up', ({ socket }) => void socket.destroy(), 'socket hang up'],
])(
  'a registry that %s fails nothing, and what was not done is said, and why',
  async (_, answer, why) => {
    const { goesOn, text } = await auditWith(answer);
    expect(goesOn).toBe(true);
    expect(text).toMatch(/^NOTHING WAS AUDITED/);
    expect(text).toContain(why);
  },
  testMs,
);
