import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiled = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const endings: (() => unknown)[] = [];

/** Ends all that a test has begun. */
export const endAll = (): void => {
  for (const end of endings.splice(0)) end();
};

/** The load game, compiled and playing, in a process of its own; `said` is what it has written so far. */
export const startGame = (args: readonly string[], env: Record<string, string> = {}) =>
  startProgram(['play', ...args], env);

/** As `startGame`, with whatever command comes first. */
export const startProgram = (args: readonly string[], env: Record<string, string> = {}) => {
  const game = spawn(process.execPath, [compiled, ...args], {
    env: { PATH: process.env['PATH'], TOPIC_PREFIX: '', ...env },
  });
  endings.push(() => game.kill('SIGKILL'));
  let said = '';
  for (const stream of [game.stdout, game.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = once(game, 'close').then(([exitCode]) => ({ exitCode: exitCode as number | null, said }));
  const hasSaid = async (text: string): Promise<void> => {
    while (!said.includes(text)) await once(game.stderr, 'data');
  };
  return { ended, hasSaid, tell: (signal: NodeJS.Signals) => game.kill(signal) };
};

const listening = async (server: Server): Promise<number> => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** A server that takes connections and never says a word; `asked` resolves at the first. */
export const silentServer = async () => {
  const server = createServer();
  const asked = once(server, 'connection');
  server.on('connection', (socket) => {
    socket.on('error', () => undefined);
    endings.push(() => socket.destroy());
  });
  endings.push(() => server.close());
  return { address: `127.0.0.1:${await listening(server)}`, asked };
};

/** A catalog in which every hunt is published. */
export const willingCatalog = (): Promise<string> => catalog(200, '{"status":"published"}');

/** A catalog that takes no hunt. */
export const unwillingCatalog = (): Promise<string> => catalog(400, '{"detail":"not yet"}');

const catalog = async (status: number, answer: string): Promise<string> => {
  const server = createHttpServer((_, response) => response.writeHead(status).end(answer));
  endings.push(() => (server.closeAllConnections(), server.close()));
  return `127.0.0.1:${await listening(server)}`;
};

/** The `stack.json` of a stack at these addresses. */
export const stackFile = (kafkaBrokers: string, catalog = '127.0.0.1:1', gateway = '127.0.0.1:1'): string => {
  const folder = mkdtempSync(join(tmpdir(), 'load-game-'));
  endings.push(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'stack.json');
  const stack = {
    kafkaBrokers,
    gatewayUrl: `http://${gateway}`,
    catalogUrl: `http://${catalog}`,
    apiKeys: { backend: 'backend', author: 'author' },
  };
  writeFileSync(file, JSON.stringify(stack));
  return file;
};
