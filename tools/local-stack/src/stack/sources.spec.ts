import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { huntSecrets, kafkaSettings, mongodbSettings } from '@treasure-hunt/settings';
import { StackFailure } from '../stack-failure.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { sourcesOf } from './sources.js';

const spec = { ...kafkaSettings, ...mongodbSettings, huntSecrets };
const folder = temporaryFolder();
const running = join(folder, 'of-a-friend.json');
const stack = { kafkaBrokers: 'one:9092', mongodbUri: 'mongodb://one', topicPrefix: 'game.' };
beforeAll(() => writeFile(running, JSON.stringify(stack)));

describe('where a tool finds what it reads', () => {
  it("is what the stack's file says, with the prefix of its topics and the secrets of all local stacks", async () => {
    expect(await sourcesOf(spec, running, {})).toMatchObject({
      kafkaBrokers: ['one:9092'],
      mongodbUri: 'mongodb://one',
      topicPrefix: 'game.',
      huntSecrets: [{ keyId: expect.any(String) as string }],
    });
  });

  it('is what the environment says, where it says anything', async () => {
    const env = { KAFKA_BROKERS: 'two:9092', TOPIC_PREFIX: 'other.' };
    expect(await sourcesOf(spec, running, env)).toMatchObject({
      kafkaBrokers: ['two:9092'],
      mongodbUri: 'mongodb://one',
      topicPrefix: 'other.',
    });
  });

  it('is asked for, one sentence each, where neither says it', async () => {
    const nowhere = join(folder, 'nowhere.json');
    const failure = sourcesOf(mongodbSettings, nowhere, {});
    await expect(failure).rejects.toThrow(StackFailure);
    await expect(failure).rejects.toThrow(
      /^MONGODB_URI is not set; .* \/\S+nowhere\.json does not say where a stack runs, either: "npm start" starts one\.$/,
    );
  });

  it('is wrong where the environment is, beside a stack that runs', async () => {
    const env = { KAFKA_BROKERS: 'two' };
    await expect(sourcesOf(spec, running, env)).rejects.toThrow(
      /^KAFKA_BROKERS is "two", but must be [^"]*$/,
    );
  });
});
