import type { ServerResponse } from 'node:http';
import type { Outlet } from './subscription.js';

/** The answer of a request as an outlet of server-sent events; the client may come back after a second. */
export const responseOutlet = (response: ServerResponse): Outlet => {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    // A proxy must not hold events back.
    'x-accel-buffering': 'no',
  });
  response.write('retry: 1000\n\n');
  return { write: (text) => response.write(text), end: () => response.end() };
};
