import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterServices, type Backend, type Place } from '../backends/backend.js';
import type { Account } from '../guarded/account.js';
import type { Certificate } from '../guarded/certificate.js';
import { logsDir } from '../layout.js';
import { listens } from '../ports.js';
import { awaitService } from '../process/await-service.js';
import { supervise, type Supervised } from '../process/supervise.js';
import { waitUntil } from '../process/wait-until.js';
import { StackFailure } from '../stack-failure.js';
import { findMongod } from './mongod-binary.js';
import { name as replicaSet, runCommand } from './replica-set.js';
import { argumentsFor, startTimeoutMs } from './start-mongodb.js';

/** A MongoDB over TLS that lets in accounts; `address` is the uri of whoever keeps it. */
export interface GuardedMongodb extends Backend {
  uriOf: (account: Account) => string;
}

const launch = async (
  { dataDir, ports, say }: Place,
  { certificate, keyAndCertificate }: Certificate,
): Promise<Supervised> => {
  const command = await findMongod(say);
  const [dbpath, keyFile] = [join(dataDir, 'mongodb'), join(dataDir, 'mongodb.key')];
  await mkdir(dbpath, { recursive: true });
  await writeFile(keyFile, randomBytes(96).toString('base64'), { mode: 0o600 });
  const log = join(logsDir(dataDir), 'mongodb.log');
  const guard = [
    ...['--keyFile', keyFile],
    ...['--tlsMode', 'requireTLS', '--tlsAllowConnectionsWithoutCertificates'],
    ...['--tlsCertificateKeyFile', keyAndCertificate, '--tlsCAFile', certificate],
  ];
  const args = [...argumentsFor(dbpath, ports.mongodb), ...guard];
  const mongod = await supervise({ command, args, log, orphan: afterServices });
  const ready = () => listens(ports.mongodb);
  await awaitService(mongod, { name: 'MongoDB', log, from: 0, timeoutMs: startTimeoutMs, ready });
  return mongod;
};

/** Forms the replica set; before there is any user, who comes from this machine may do that, and create the first one. */
const form = async (uri: string, host: string, keeper: Account): Promise<void> => {
  const members = [{ _id: 0, host }];
  await runCommand(uri, 'admin', { replSetInitiate: { _id: replicaSet, members } });
  const writable = await waitUntil(async () => {
    const { isWritablePrimary } = await runCommand(uri, 'admin', { hello: 1 });
    return isWritablePrimary ? true : undefined;
  }, startTimeoutMs);
  if (!writable) throw new StackFailure('MongoDB did not become writable.');
  await runCommand(uri, 'admin', { createUser: keeper.name, pwd: keeper.password, roles: ['root'] });
};

/** Starts it with accounts that may read and write one database each. @throws StackFailure that says what went wrong */
export const startGuardedMongodb = async (
  place: Place,
  accounts: readonly Account[],
  certificate: Certificate,
): Promise<GuardedMongodb> => {
  const mongod = await launch(place, certificate);
  const host = `127.0.0.1:${place.ports.mongodb}`;
  const uriOf = ({ name, password }: Account) =>
    `mongodb://${name}:${password}@${host}/?replicaSet=${replicaSet}`;
  const ca = `&tls=true&tlsCAFile=${encodeURIComponent(certificate.certificate)}`;
  const keeper = { name: 'keeper', password: randomBytes(16).toString('hex') };
  const address = `${uriOf(keeper)}${ca}`;
  try {
    await form(`mongodb://${host}/?directConnection=true${ca}`, host, keeper);
    for (const { name, password, database } of accounts)
      if (database !== undefined) {
        const roles = [{ role: 'readWrite', db: database }];
        await runCommand(address, 'admin', { createUser: name, pwd: password, roles });
      }
  } catch (error) {
    await mongod.stop();
    throw error;
  }
  return { address, uriOf, stop: async () => void (await mongod.stop()) };
};
