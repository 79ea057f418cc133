import type { KafkaOptions } from './options.js';

/** How Kafka is reached and who signs in, as the settings of a service name it. */
export interface SecuritySettings {
  readonly kafkaSsl: boolean;
  readonly kafkaSslCa: string | undefined;
  readonly kafkaSaslMechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512' | undefined;
  readonly kafkaSaslUsername: string | undefined;
  readonly kafkaSaslPassword: string | undefined;
}

/** TLS, and how to sign in; without a mechanism nobody does. */
export const securityOf = (settings: SecuritySettings): Pick<KafkaOptions, 'ssl' | 'sasl'> => {
  const { kafkaSsl, kafkaSslCa: ca } = settings;
  return { ssl: kafkaSsl && ca !== undefined ? { ca } : kafkaSsl, ...saslOf(settings) };
};

const saslOf = (settings: SecuritySettings): Pick<KafkaOptions, 'sasl'> => {
  const { kafkaSaslMechanism: mechanism, kafkaSaslUsername = '', kafkaSaslPassword = '' } = settings;
  const who = { username: kafkaSaslUsername, password: kafkaSaslPassword };
  switch (mechanism) {
    case undefined:
      return {};
    case 'plain':
      return { sasl: { mechanism, ...who } };
    case 'scram-sha-256':
      return { sasl: { mechanism, ...who } };
    case 'scram-sha-512':
      return { sasl: { mechanism, ...who } };
  }
};
