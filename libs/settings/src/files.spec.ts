import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import {
  answerKeys,
  kafkaSettings,
  mongodbSettings,
  readSettings,
  SettingsRefused,
  tokenSecrets,
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
    const { values, shown } = readSettings(kafkaSettings, {
      KAFKA_BROKERS: 'one:9092',
      KAFKA_SASL_MECHANISM: 'plain',
      KAFKA_SASL_USERNAME: 'me',
      KAFKA_SASL_PASSWORD: `file:${fileOf('password', 'pass word\n')}`,
    });
    expect(values.kafkaSaslPassword).toBe('pass word');
    expect(shown).toMatchObject({ KAFKA_SASL_PASSWORD: '****' });
  });

  it('may be a connection string, or a list of keys', () => {
    const uri = 'mongodb://me:secret@db/?tls=true';
    const env = {
      MONGODB_URI: `file:${fileOf('uri', uri)}`,
      ANSWER_KEYS: `file:${fileOf('keys', `k1:${'0a'.repeat(16)}\n`)}`,
    };
    const { values, shown } = readSettings({ ...mongodbSettings, answerKeys }, env);
    expect(values).toMatchObject({ mongodbUri: uri, answerKeys: [{ keyId: 'k1', secret: '0a'.repeat(16) }] });
    expect(JSON.stringify(shown)).not.toMatch(/secret|0a0a/);
  });

  it('is refused where there is no file, or nothing in it, or something else', () => {
    for (const path of [join(folder, 'missing'), fileOf('empty', '\n'), fileOf('short', 'k1:0a0b')]) {
      const [fault, ...others] = faultsOf({ answerKeys }, { ANSWER_KEYS: `file:${path}` });
      expect(fault).toMatch(
        /^ANSWER_KEYS is "file:\*\*\*\*", but must be a list of id:secret .*, or file:\/path/,
      );
      expect([fault, ...others].join()).not.toContain('0a0b');
    }
  });
});

describe('a list of keys in a file', () => {
  const faultOf = (text: string): string | undefined => {
    const [fault] = faultsOf({ tokenSecrets }, { TOKEN_SECRET: `file:${text}` });
    return fault;
  };

  it('is refused with what is wrong with the file, and without what it says', () => {
    const missing = join(folder, 'missing');
    const [empty, short] = [
      fileOf('no-lines', '# none\n'),
      fileOf('short-line', `${'a'.repeat(16)}\nshort\n`),
    ];
    expect(faultOf(missing)).toMatch(new RegExp(`ENOENT.*${missing}`));
    expect(faultOf(empty)).toContain(`${empty} is empty.`);
    expect(faultOf(short)).toMatch(/ Entry 2 of .*short-line is not what it must be\.$/);
    expect(faultOf(fileOf('good-lines', `${'a'.repeat(16)}\n`))).toBeUndefined();
  });

  it('that cannot be read is said to be so where it stands for a single text as well', () =>
    expect(faultsOf({ answerKeys }, { ANSWER_KEYS: 'file:/nope' })[0]).toMatch(/ \/nope cannot be read\.$/));
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
