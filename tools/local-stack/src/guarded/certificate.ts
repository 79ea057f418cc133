import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { ask } from '../process/run.js';
import { StackFailure } from '../stack-failure.js';

/** Files in PEM form: a certificate for 127.0.0.1 that has signed itself, and the same behind its key. */
export interface Certificate {
  certificate: string;
  keyAndCertificate: string;
}

/** Makes a certificate for two days. @throws StackFailure where there is no openssl */
export const makeCertificate = async (folder: string): Promise<Certificate> => {
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  await mkdir(folder, { recursive: true });
  const outcome = await ask('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', key, '-out', certificate],
  ]);
  if (outcome.kind === 'missing') throw new StackFailure('Certificates are made with openssl: install it.');
  if (outcome.code !== 0) throw new StackFailure(`openssl made no certificate:\n${outcome.output}`);
  const keyAndCertificate = join(folder, 'key-and-certificate.pem');
  await writeFile(keyAndCertificate, `${await readFile(key, 'utf8')}${await readFile(certificate, 'utf8')}`);
  return { certificate, keyAndCertificate };
};
