import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import {
  kafkaSettings,
  mongodbSettings,
  readSettings,
  SettingsRefused,
  tokenSecret,
  type Spec,
} from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const faultsOf = (spec: Spec, env: Record<string, string>): readonly string[] => {
  try {
    readSettings(spec, env);
    return [];
  } catch (error) {
    return (error as SettingsRefused).faults;
  }
};

describe('a secret in a file', () => {
  it('is read as if it were in the variable, and hidden as well', () => {
    const sasl = { KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'me' };
    const { values, shown } = readSettings(kafkaSettings, {
      KAFKA_BROKERS: 'one:9092',
      ...sasl,
      KAFKA_SASL_PASSWORD_FILE: fileOf('password', 'pass word\n'),
    });
    expect(values.kafkaSaslPassword).toBe('pass word');
    expect(JSON.stringify(shown)).not.toContain('pass word');
    expect(shown).toMatchObject({ KAFKA_SASL_PASSWORD: '****' });
  });

  it('is refused with the name of the file where there is none, nothing in it, or the variable as well', () => {
    const missing = join(folder, 'missing');
    const notSet = expect.stringMatching(/^TOKEN_SECRET is not set/) as unknown;
    expect(faultsOf({ tokenSecret }, { TOKEN_SECRET_FILE: missing })).toEqual([
      `TOKEN_SECRET_FILE is "${missing}", but must be a file with something in it.`,
      notSet,
    ]);
    expect(faultsOf({ tokenSecret }, { TOKEN_SECRET_FILE: fileOf('empty', '\n') })).toHaveLength(2);
    const both = { TOKEN_SECRET: 'x'.repeat(16), TOKEN_SECRET_FILE: fileOf('full', 'y'.repeat(16)) };
    expect(faultsOf({ tokenSecret }, both)).toEqual([
      'TOKEN_SECRET and TOKEN_SECRET_FILE are both set; one of them is enough.',
    ]);
  });

  it('that is wrong is not shown either', () =>
    expect(faultsOf({ tokenSecret }, { TOKEN_SECRET_FILE: fileOf('short', 'hush') }).join()).not.toContain(
      'hush',
    ));

  it('is for secrets only', () =>
    expect(faultsOf(kafkaSettings, { KAFKA_BROKERS_FILE: fileOf('brokers', 'one:9092') })).toHaveLength(1));
});

describe('certificates', () => {
  const uri = { MONGODB_URI: 'mongodb://db' };

  it('are read from their file, whose path is what is shown', () => {
    const path = fileOf('ca.pem', rootCertificates.slice(0, 2).join('\n'));
    const { values, shown } = readSettings(mongodbSettings, { ...uri, MONGODB_TLS_CA: path });
    expect(values.mongodbTlsCa).toBe(rootCertificates.slice(0, 2).join('\n'));
    expect(shown).toMatchObject({ MONGODB_TLS_CA: path });
  });

  it('are refused where there are none', () => {
    const other = fileOf('other.pem', 'no certificate');
    for (const path of [other, join(folder, 'missing')])
      expect(faultsOf(mongodbSettings, { ...uri, MONGODB_TLS_CA: path })).toEqual([
        `MONGODB_TLS_CA is "${path}", but must be the path of a file of certificates (PEM).`,
      ]);
  });

  it('of the brokers go with TLS only', () => {
    const faults = faultsOf(kafkaSettings, {
      KAFKA_BROKERS: 'one:9092',
      KAFKA_SSL_CA: join(folder, 'ca.pem'),
    });
    expect(faults).toEqual(['KAFKA_SSL_CA is set, so KAFKA_SSL must be set too.']);
  });
});
