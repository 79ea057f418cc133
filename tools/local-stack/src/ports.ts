import { createConnection, createServer } from 'node:net';
import { platform } from 'node:os';

/** Whether a server could listen on this port of 127.0.0.1 now. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });

const claimed = new Set<number>();

/**
 * Makes a port this process's until it ends, though nothing listens there yet, so that two stacks that start at once do not
 * choose the same one. An abstract socket goes with its process, however that ends; systems other than Linux have none, and
 * there every claim succeeds.
 */
const claim = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    if (claimed.has(port) || platform() !== 'linux') return resolve(true);
    const holder = createServer().unref();
    holder.once('error', () => resolve(false));
    holder.listen(`\0treasure-hunt-port-${port}`, () => {
      claimed.add(port);
      resolve(true);
    });
  });

const take = async (port: number): Promise<boolean> => (await isFree(port)) && (await claim(port));

/** Below those that systems give to outgoing connections: one of these may take the port of a server that is away for a while. */
const lowestPort = 10_000;
const highestPort = 29_999;

const anyPort = async (): Promise<number | undefined> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = lowestPort + Math.floor(Math.random() * (highestPort - lowestPort + 1));
    if (await take(port)) return port;
  }
  return undefined;
};

/** The first of the wished ports that is free on 127.0.0.1 and no other process has chosen, else any such one that a server can come back to. */
export const choosePort = async (wishes: readonly (number | undefined)[]): Promise<number> => {
  for (const wish of wishes) {
    if (wish !== undefined && (await take(wish))) return wish;
  }
  const any = await anyPort();
  if (any === undefined) throw new Error('this machine has no free port');
  return any;
};

/** Whether something listens on this port of 127.0.0.1. */
export const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    const finish = (yes: boolean): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', () => finish(true));
    socket.once('error', () => finish(false));
  });
