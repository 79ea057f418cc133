import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryFolder } from '../testing/temporary-folder.js';
import { startBackends } from './start-backends.js';

describe('where a Docker engine answers', () => {
  const folder = temporaryFolder();
  const path = process.env['PATH'];
  afterEach(() => (process.env['PATH'] = path));

  /** Puts a docker on the PATH that does this with the words of its command line in "$*". */
  const docker = (name: string, script: string): void => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'docker'), `#!/bin/sh\ncase "$*" in\n${script}\nesac\n`);
    chmodSync(join(folder, name, 'docker'), 0o755);
    process.env['PATH'] = `${join(folder, name)}:${path}`;
  };
  const start = (env = {}) => startBackends({ dataDir: join(folder, 'data'), env });

  it('uses the containers, under the ports they are published with', async () => {
    docker(
      'running',
      '*"port kafka 9092") echo 127.0.0.1:45678;;\n*"port mongodb 27017") echo 127.0.0.1:45679;;',
    );
    await expect(start()).resolves.toMatchObject({
      kafkaBrokers: '127.0.0.1:45678',
      mongodbUri: 'mongodb://127.0.0.1:45679/?directConnection=true',
    });
  });

  it('starts those only that were not given', async () => {
    docker('one', '*"up --detach --wait kafka") exit 9;;\n*"port mongodb 27017") echo 127.0.0.1:45679;;');
    await expect(start({ KAFKA_BROKERS: 'kafka.example:9092' })).resolves.toMatchObject({
      kafkaBrokers: 'kafka.example:9092',
      mongodbUri: 'mongodb://127.0.0.1:45679/?directConnection=true',
    });
  });

  it('publishes new containers under the ports that were chosen', async () => {
    const record = join(folder, 'ports');
    docker('new', `*" port "*) exit 1;;\n*" up "*) echo "$KAFKA_PORT $MONGODB_PORT" > ${record};;`);
    const { kafkaBrokers, mongodbUri } = await start();
    const [kafkaPort, mongodbPort] = readFileSync(record, 'utf8').trim().split(' ');
    expect(kafkaBrokers).toBe(`127.0.0.1:${kafkaPort}`);
    expect(mongodbUri).toBe(`mongodb://127.0.0.1:${mongodbPort}/?directConnection=true`);
    expect(Number(kafkaPort)).toBeGreaterThan(0);
  });

  it('says what docker said where the containers do not start', async () => {
    docker('broken', '*" up "*) echo "no space left" >&2; exit 1;;');
    await expect(start()).rejects.toThrow('docker compose could not start kafka and mongodb:\nno space left');
  });
});
