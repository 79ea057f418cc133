import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { backendPorts } from '../backends/backend.js';
import { logsDir } from '../layout.js';
import { startGuardedMongodb } from '../mongodb/guarded-mongodb.js';
import { choosePorts } from '../port-memory.js';
import { choosePort } from '../ports.js';
import type { Account } from './account.js';
import { makeCertificate } from './certificate.js';
import { startGuardedKafka } from './kafka.js';

/** A Kafka and a MongoDB of one's own that ask who comes; the two that begin with `own` are for whoever keeps them. */
export interface GuardedBackends {
  kafkaBrokers: string;
  mongodbUriOf: (account: Account) => string;
  ownKafkaBrokers: string;
  ownMongodbUri: string;
  /** The file of the certificate that both show. */
  ca: string;
  stop: () => Promise<void>;
}

/** Starts both in an empty data folder, over TLS, for these accounts. @throws StackFailure that says what to install or what went wrong */
export const startGuardedBackends = async (
  dataDir: string,
  accounts: readonly Account[],
): Promise<GuardedBackends> => {
  await mkdir(logsDir(dataDir), { recursive: true });
  const certificate = await makeCertificate(join(dataDir, 'tls'));
  const ports = await choosePorts(dataDir, backendPorts);
  const place = { dataDir, ports, say: () => undefined };
  const guardedPort = await choosePort([]);
  const kafka = await startGuardedKafka({ ...place, guardedPort }, accounts, certificate);
  try {
    const mongodb = await startGuardedMongodb(place, accounts, certificate);
    return {
      kafkaBrokers: kafka.address,
      mongodbUriOf: mongodb.uriOf,
      ownKafkaBrokers: kafka.own,
      ownMongodbUri: mongodb.address,
      ca: certificate.certificate,
      stop: async () => void (await Promise.all([kafka.stop(), mongodb.stop()])),
    };
  } catch (error) {
    await kafka.stop();
    throw error;
  }
};
