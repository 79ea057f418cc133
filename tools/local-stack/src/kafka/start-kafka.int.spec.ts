import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { logsDir } from '../layout.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { startKafka } from './start-kafka.js';

describe('a Kafka that cannot format its data folder', () => {
  const dataDir = temporaryFolder();

  it('says why in the same line', async () => {
    mkdirSync(logsDir(dataDir), { recursive: true });
    mkdirSync(join(dataDir, 'kafka'));
    writeFileSync(join(dataDir, 'kafka/data'), 'a file where the folder should be');
    const place = { dataDir, ports: { kafka: 1, kafkaController: 2, mongodb: 3 }, say: () => undefined };
    await expect(startKafka(place)).rejects.toThrow(
      /^Kafka could not format its data folder: No available log directories to format \(.*kafka\.out has more\)\.$/,
    );
  }, 60_000);
});
