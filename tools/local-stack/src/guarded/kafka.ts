import type { Backend, Place } from '../backends/backend.js';
import { startKafka } from '../kafka/start-kafka.js';
import type { Account } from './account.js';
import type { Certificate } from './certificate.js';

const mechanism = 'SCRAM-SHA-512';

const propertiesOf = (
  { ports }: Place,
  port: number,
  { keyAndCertificate }: Certificate,
): Record<string, string | number | boolean> => {
  const own = `PLAINTEXT://127.0.0.1:${ports.kafka}`;
  const guarded = `GUARDED://127.0.0.1:${port}`;
  return {
    listeners: `${own},${guarded},CONTROLLER://127.0.0.1:${ports.kafkaController}`,
    'advertised.listeners': `${own},${guarded}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,GUARDED:SASL_SSL',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.name.guarded.sasl.enabled.mechanisms': mechanism,
    'listener.name.guarded.scram-sha-512.sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required;',
    'listener.name.guarded.ssl.keystore.type': 'PEM',
    'listener.name.guarded.ssl.keystore.location': keyAndCertificate,
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'allow.everyone.if.no.acl.found': false,
    'super.users': 'User:ANONYMOUS',
  };
};

/** A Kafka with two doors: one over TLS for accounts, who may what ACLs allow, and `own` for whoever keeps it, who may everything. */
export interface GuardedKafka extends Backend {
  own: string;
}

/** Starts it with accounts that sign in by SCRAM-SHA-512, and without any ACL. @throws StackFailure as startKafka */
export const startGuardedKafka = async (
  place: Place & { guardedPort: number },
  accounts: readonly Account[],
  certificate: Certificate,
): Promise<GuardedKafka> => {
  const { address, stop } = await startKafka(place, {
    properties: propertiesOf(place, place.guardedPort, certificate),
    formatArgs: accounts.flatMap(({ name, password }) => [
      '--add-scram',
      `${mechanism}=[name=${name},password=${password}]`,
    ]),
  });
  return { address: `127.0.0.1:${place.guardedPort}`, own: address, stop };
};
