import { createConnection, createServer } from 'node:net';

/** Says whether a server could listen on this port of 127.0.0.1 now, and on which (0 asks for any): the port, or undefined. */
const probe = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      const found = typeof address === 'object' && address ? address.port : undefined;
      server.close(() => resolve(found));
    });
  });

/** Whether a server could listen on this port of 127.0.0.1 now. */
export const isFree = async (port: number): Promise<boolean> => (await probe(port)) !== undefined;

/** The first of the wished ports that is free on 127.0.0.1, else any free one. */
export const choosePort = async (wishes: readonly (number | undefined)[]): Promise<number> => {
  for (const wish of wishes) {
    if (wish !== undefined && (await isFree(wish))) return wish;
  }
  const any = await probe(0);
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
