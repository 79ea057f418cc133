import { isIP } from 'node:net';
import type { BaseOptions, SASLOptions } from '@platformatic/kafka';
import { requestTimeoutMs } from '../connection/client.js';
import type { KafkaOptions } from '../connection/options.js';

/** Leaders are asked for again where they have changed, not before. */
const metadataMaxAge = 300_000;

const mechanisms = {
  plain: 'PLAIN',
  'scram-sha-256': 'SCRAM-SHA-256',
  'scram-sha-512': 'SCRAM-SHA-512',
} as const;

const saslOf = ({ mechanism, username, password }: NonNullable<KafkaOptions['sasl']>): SASLOptions => ({
  mechanism: mechanisms[mechanism],
  username,
  password,
});

const hostOf = (broker: string): string => broker.slice(0, broker.lastIndexOf(':')).replace(/^\[|\]$/g, '');

/** What all clients of @platformatic/kafka are made with. They repeat nothing by themselves, unless it is said where they are made. */
export const clientOptions = ({ brokers, clientId, ssl, sasl }: KafkaOptions): BaseOptions => ({
  clientId,
  bootstrapBrokers: [...brokers],
  requestTimeout: requestTimeoutMs,
  retries: 0,
  metadataMaxAge,
  ...(ssl === undefined || ssl === false ? {} : { tls: ssl === true ? {} : ssl }),
  // TLS has names for hosts and none for addresses.
  tlsServerName: !brokers.some((broker) => isIP(hostOf(broker))),
  ...(sasl === undefined ? {} : { sasl: saslOf(sasl) }),
});
