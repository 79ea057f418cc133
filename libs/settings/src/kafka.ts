import { z } from 'zod';
import { hideAll } from './mask.js';
import { setting } from './setting.js';
import { certificates, flag, hostAndPort, list, orFile, orFileAllowed, wholeNumber } from './types.js';

const mechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

const clients = ['kafkajs', 'platformatic'] as const;

const divisorsOf4096 = Array.from({ length: 13 }, (_, power) => 2 ** power);

const sasl = {
  kafkaSaslMechanism: setting(z.enum(mechanisms), {
    name: 'KAFKA_SASL_MECHANISM',
    allowed: `one of ${mechanisms.join(', ')}`,
    description: 'How to sign in to Kafka; without it nobody signs in.',
    optional: true,
    together: ['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'],
  }),
  kafkaSaslUsername: setting(z.string(), {
    name: 'KAFKA_SASL_USERNAME',
    allowed: 'a name',
    description: 'Who signs in to Kafka.',
    optional: true,
    together: ['KAFKA_SASL_MECHANISM'],
  }),
  kafkaSaslPassword: setting(orFile(z.string().min(1)), {
    name: 'KAFKA_SASL_PASSWORD',
    allowed: `a password${orFileAllowed}`,
    description: 'The password that goes with it.',
    optional: true,
    mask: hideAll,
    together: ['KAFKA_SASL_MECHANISM'],
  }),
};

/** What a service on Kafka reads. */
export const kafkaSettings = {
  kafkaBrokers: setting(list(hostAndPort), {
    name: 'KAFKA_BROKERS',
    allowed: 'a list of host:port with commas between, such as 127.0.0.1:9092',
    description: 'The Kafka brokers to begin with.',
  }),
  kafkaClient: setting(z.enum(clients), {
    name: 'KAFKA_CLIENT',
    allowed: `one of ${clients.join(', ')}`,
    description:
      'Which library produces and reads. Members of one group may differ, so it can be changed service by service; kafkajs is what all is proven on.',
    fallback: 'kafkajs',
  }),
  kafkaSsl: setting(flag, {
    name: 'KAFKA_SSL',
    allowed: 'true or false',
    description: 'Whether Kafka is reached over TLS; the certificate is checked.',
    fallback: 'false',
  }),
  kafkaSslCa: setting(certificates, {
    name: 'KAFKA_SSL_CA',
    allowed: 'the path of a file of certificates (PEM)',
    description: "Who has signed the brokers' certificates; without it those whom Node trusts.",
    optional: true,
    together: ['KAFKA_SSL'],
  }),
  ...sasl,
  topicPrefix: setting(z.string().regex(/^[A-Za-z0-9._-]{0,100}$/), {
    name: 'TOPIC_PREFIX',
    allowed: 'up to 100 letters, digits or ._-',
    description: "Comes before every topic's name, so that several games can share a cluster.",
    fallback: '',
  }),
  partitions: setting(
    wholeNumber(1, 4096).refine((count) => divisorsOf4096.includes(count)),
    {
      name: 'PARTITIONS',
      allowed: `a number that divides 4096 (${divisorsOf4096.join(', ')})`,
      description:
        'The partitions of each topic; the same for all services, and fixed for the life of a deployment.',
      fallback: '8',
    },
  ),
  replicationFactor: setting(wholeNumber(1, 100), {
    name: 'REPLICATION_FACTOR',
    allowed: 'a number from 1 to 100, no more than there are brokers',
    description: 'How many brokers keep each topic that this service creates.',
    fallback: '1',
  }),
};
