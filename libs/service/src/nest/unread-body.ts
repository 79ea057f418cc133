import type { IncomingMessage } from 'node:http';

/** So much of a body is thrown away that nobody wants, and no longer is waited for it. */
const maxBytes = 16 * 1024 * 1024;
const patienceMs = 2_000;

/**
 * Throws away what has not been read of a request, within bounds. Many clients send all of it before they read the answer, and bytes that
 * are left on a connection that ends make the system reset it: the answer would be lost. Never rejects.
 */
export const discardUnread = async (request: IncomingMessage): Promise<void> => {
  if (request.complete || request.destroyed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  let leftBytes = maxBytes;
  request.on('data', (chunk: Buffer) => {
    leftBytes -= chunk.length;
    if (leftBytes < 0) resolve();
  });
  request.once('end', resolve).once('close', resolve);
  const timer = setTimeout(resolve, patienceMs);
  request.resume();
  await promise;
  clearTimeout(timer);
};
