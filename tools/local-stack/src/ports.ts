import { createConnection, createServer } from 'node:net';

/** Whether a server could listen on this port of 127.0.0.1 now. */
export const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });

/** Below those that systems give to outgoing connections: one of these may take the port of a server that is away for a while. */
const lowestPort = 10_000;
const highestPort = 29_999;

const anyPort = async (): Promise<number | undefined> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = lowestPort + Math.floor(Math.random() * (highestPort - lowestPort + 1));
    if (await isFree(port)) return port;
  }
  return undefined;
};

/** The first of the wished ports that is free on 127.0.0.1, else any free one that a server can come back to. */
export const choosePort = async (wishes: readonly (number | undefined)[]): Promise<number> => {
  for (const wish of wishes) {
    if (wish !== undefined && (await isFree(wish))) return wish;
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
