import { hostname } from 'node:os';
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { setting } from './setting.js';
import { tracingSettings } from './tracing.js';
import { port, wholeNumber } from './types.js';

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const newInstance = (service: string): string =>
  `${service}-${hostname().replace(/[^A-Za-z0-9.-]/g, '-')}-${randomBytes(3).toString('hex')}`.slice(-128);

/** What every process reads. */
export const processSettings = (service: string) => ({
  instance: setting(z.string().regex(/^[A-Za-z0-9._:-]{1,128}$/), {
    name: 'INSTANCE',
    allowed: '1 to 128 letters, digits or ._:-',
    description:
      'The name of this process, unlike that of any other; a name that survives a restart gets its shards back.',
    fallback: newInstance(service),
  }),
  logLevel: setting(z.enum(levels), {
    name: 'LOG_LEVEL',
    allowed: `one of ${levels.join(', ')}`,
    description: 'The least severe log lines that are written.',
    fallback: 'info',
  }),
  listenAddress: setting(z.union([z.ipv4(), z.ipv6()]), {
    name: 'LISTEN_ADDRESS',
    allowed: 'an IP address of this machine, or 0.0.0.0 for all of them',
    description: 'Where the HTTP servers listen; a container needs 0.0.0.0.',
    fallback: '127.0.0.1',
  }),
  healthPort: setting(port, {
    name: 'HEALTH_PORT',
    allowed: 'a port from 0 to 65535, 0 for any that is free',
    description: 'The port of /health/startup, /health/ready, /health/live and /metrics.',
    fallback: '0',
  }),
  drainTimeoutMs: setting(wholeNumber(1, 600_000), {
    name: 'DRAIN_TIMEOUT_MS',
    allowed: 'milliseconds from 1 to 600000',
    description: 'How long work in hand may take to end when the process is told to stop.',
    fallback: '20000',
  }),
  ...tracingSettings,
});

/** What a service with an HTTP interface reads. */
export const httpSettings = {
  httpPort: setting(port, {
    name: 'HTTP_PORT',
    allowed: 'a port from 0 to 65535, 0 for any that is free',
    description: 'The port of the HTTP interface.',
    fallback: '0',
  }),
};
