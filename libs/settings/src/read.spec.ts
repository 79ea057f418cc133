import { z } from 'zod';
import {
  answerKeys,
  gatewayApiKeys,
  httpSettings,
  kafkaSettings,
  mongodbSettings,
  processSettings,
  readSettings,
  setting,
  SettingsRefused,
  type Environment,
  type Spec,
} from './index.js';

const enough = { KAFKA_BROKERS: 'one:9092, two:9092', MONGODB_URI: 'mongodb://127.0.0.1:27017' };
const platform = { ...processSettings('discovery'), ...kafkaSettings, ...mongodbSettings };

const faultsOf = (spec: Spec, env: Environment): readonly string[] => {
  try {
    readSettings(spec, env);
    return [];
  } catch (error) {
    if (error instanceof SettingsRefused) return error.faults;
    throw error;
  }
};

describe('settings that are right', () => {
  it('are typed values, with defaults for what is not set', () => {
    const { values } = readSettings(
      { ...platform, ...httpSettings },
      { ...enough, KAFKA_SSL: 'true', HTTP_PORT: '8080' },
    );
    expect(values).toMatchObject({
      kafkaBrokers: ['one:9092', 'two:9092'],
      kafkaSsl: true,
      kafkaSaslMechanism: undefined,
      topicPrefix: '',
      partitions: 8,
      replicationFactor: 1,
      healthPort: 0,
      httpPort: 8080,
      logLevel: 'info',
    });
    expect(values.partitions.toFixed()).toBe('8');
  });

  it('name the process after its service, unlike any other', () => {
    const names = [1, 2].map(() => readSettings(processSettings('rewards'), {}).values.instance);
    expect(names[0]).toMatch(/^rewards-.+-[0-9a-f]{6}$/);
    expect(names[0]).not.toBe(names[1]);
    expect(readSettings(processSettings('rewards'), { INSTANCE: 'rewards-0' }).values.instance).toBe(
      'rewards-0',
    );
  });

  it('read named keys, the first one first', () => {
    const [old, young] = ['0a'.repeat(16), 'ff'.repeat(32)];
    expect(readSettings({ answerKeys }, { ANSWER_KEYS: `k2:${young},k1:${old}` }).values.answerKeys).toEqual([
      { keyId: 'k2', secret: young },
      { keyId: 'k1', secret: old },
    ]);
  });

  it('take a variable that is set to nothing as not set', () => {
    expect(readSettings(platform, { ...enough, PARTITIONS: '' }).values.partitions).toBe(8);
  });
});

describe('settings that are wrong', () => {
  it.each([
    [
      {},
      'MONGODB_URI is not set; it must be a MongoDB connection string, such as mongodb://127.0.0.1:27017, or file:/path of a file with it.',
    ],
    [
      { MONGODB_URI: 'postgres://me:pw@db' },
      'MONGODB_URI is "postgres://****@db", but must be a MongoDB connection string, such as mongodb://127.0.0.1:27017, or file:/path of a file with it.',
    ],
  ])('MongoDB: %j', (env, fault) => expect(faultsOf(mongodbSettings, env)).toEqual([fault]));

  it.each([
    [
      '7',
      'PARTITIONS is "7", but must be a number that divides 4096 (1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096).',
    ],
    ['8192', expect.stringContaining('PARTITIONS is "8192"')],
    ['0', expect.stringContaining('PARTITIONS is "0"')],
    ['eight', expect.stringContaining('PARTITIONS is "eight"')],
  ])('PARTITIONS=%s', (text, fault) =>
    expect(faultsOf(kafkaSettings, { ...enough, PARTITIONS: text })).toEqual([fault]),
  );

  it('are told all at once, one sentence each', () => {
    const env = { KAFKA_BROKERS: 'localhost', LOG_LEVEL: 'loud', HEALTH_PORT: '70000' };
    expect(faultsOf(platform, env)).toEqual([
      'LOG_LEVEL is "loud", but must be one of fatal, error, warn, info, debug, trace.',
      'HEALTH_PORT is "70000", but must be a port from 0 to 65535, 0 for any that is free.',
      'KAFKA_BROKERS is "localhost", but must be a list of host:port with commas between, such as 127.0.0.1:9092.',
      'MONGODB_URI is not set; it must be a MongoDB connection string, such as mongodb://127.0.0.1:27017, or file:/path of a file with it.',
    ]);
  });

  it('never show a secret', () => {
    const faults = faultsOf(
      { answerKeys, gatewayApiKeys },
      { ANSWER_KEYS: 'k1:not-hexadecimal,naked-secret', GATEWAY_API_KEYS: 'short,shorter' },
    ).join();
    expect(faults).toContain('ANSWER_KEYS is "k1:****,****"');
    expect(faults).toContain('GATEWAY_API_KEYS is "****,****"');
    expect(faults).not.toMatch(/not-hexadecimal|naked|short/);
  });

  it('show of API keys whose they are, and where files are', () => {
    const hash = 'ab'.repeat(32);
    const env = { GATEWAY_API_KEYS: `mobile:sha256:${hash},a-key-in-clear-of-a-backend, file:/no/where` };
    expect(faultsOf({ gatewayApiKeys }, env).join()).toContain('"mobile:****,****,file:/no/where"');
  });

  it.each(['mobile:sha256:abcd', `sha256:${'ab'.repeat(32)}`, `mobile:sha256:${'AB'.repeat(32)}`, 'short'])(
    'include %j, which is no API key nor the hash of one',
    (text) => expect(faultsOf({ gatewayApiKeys }, { GATEWAY_API_KEYS: text })).toHaveLength(1),
  );

  it('include two keys under one id', () => {
    const key = `k1:${'0a'.repeat(16)}`;
    expect(faultsOf({ answerKeys }, { ANSWER_KEYS: `${key},${key}` })).toHaveLength(1);
  });

  it('include a half-given sign-in to Kafka', () => {
    expect(
      faultsOf(kafkaSettings, { ...enough, KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'me' }),
    ).toEqual(['KAFKA_SASL_MECHANISM is set, so KAFKA_SASL_PASSWORD must be set too.']);
  });

  it('include a name that is one slip away from one that is not set', () => {
    expect(
      faultsOf(kafkaSettings, { ...enough, PARTITION: '16', TOPIC_PERFIX: 'x', REPLICATION_FACTORS: '3' }),
    ).toEqual([
      'PARTITION is not a setting; did you mean PARTITIONS?',
      'TOPIC_PERFIX is not a setting; did you mean TOPIC_PREFIX?',
      'REPLICATION_FACTORS is not a setting; did you mean REPLICATION_FACTOR?',
    ]);
  });

  it('include any other word after KAFKA_SASL_', () => {
    expect(faultsOf(kafkaSettings, { ...enough, KAFKA_SASL_USER: 'me' })).toEqual([
      'KAFKA_SASL_USER is not a setting; there are KAFKA_SSL_CA, KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD.',
    ]);
  });

  it('leave the variables of others alone', () => {
    const others = {
      PATH: '/bin',
      HOME: '/',
      KAFKA_PORT: 'tcp://10.0.0.1:9092',
      ANSWER_KEYS: 'x',
      PORT: '1',
    };
    expect(faultsOf(platform, { ...enough, ...others })).toEqual([]);
  });
});

describe('a name that is one slip away from one that is set', () => {
  it('is warned of: its value may be the one that was meant', () => {
    const { warnings } = readSettings(platform, { ...enough, KAFKA_BROKER: 'other:9092', MONGODB_URL: 'x' });
    expect(warnings).toEqual([
      'KAFKA_BROKER is not a setting and is not read; KAFKA_BROKERS is.',
      'MONGODB_URL is not a setting and is not read; MONGODB_URI is.',
    ]);
    expect(readSettings(platform, { ...enough, KAFKA_PORT: '9092' }).warnings).toEqual([]);
  });
});

describe('settings as they are printed', () => {
  it('hide secrets and show the rest', () => {
    const { shown } = readSettings(
      { ...platform, answerKeys },
      {
        ...enough,
        INSTANCE: 'one',
        MONGODB_URI: 'mongodb://me:p@ss@db/?tls=true&tlsCertificateKeyFilePassword=hush&w=1',
        ANSWER_KEYS: `k1:${'ab'.repeat(16)}`,
        KAFKA_SASL_MECHANISM: 'plain',
        KAFKA_SASL_USERNAME: 'me',
        KAFKA_SASL_PASSWORD: 'pass',
      },
    );
    expect(shown).toMatchObject({
      INSTANCE: 'one',
      KAFKA_BROKERS: 'one:9092, two:9092',
      KAFKA_SASL_USERNAME: 'me',
      KAFKA_SASL_PASSWORD: '****',
      MONGODB_URI: 'mongodb://****@db/?tls=true&tlsCertificateKeyFilePassword=****&w=1',
      ANSWER_KEYS: 'k1:****',
      PARTITIONS: '8',
    });
  });

  it('leave out what is not set', () => {
    const spec = {
      hint: setting(z.string(), { name: 'HINT', allowed: 'a text', description: 'A hint.', optional: true }),
    };
    expect(readSettings(spec, {}).shown).toEqual({});
  });
});
