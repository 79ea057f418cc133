import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { clueActivity } from '@treasure-hunt/contracts';
import { brokers, Deployment } from '../testing/deployment.js';

const deployment = new Deployment();
const topic = deployment.name(clueActivity);
afterAll(() => deployment.remove());

const program = `
const kafkajs = require('kafkajs');
const [brokers, topic] = JSON.parse(process.argv[1]);
(async () => {
  const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
  await producer.connect();
  await Promise.all(Array.from({ length: 20 }, (_, n) => producer.send({ topic, messages: [{ value: String(n) }] })));
  await producer.disconnect();
  console.log('sent');
})();
`;

it('lets Node warn of nothing while it sends', async () => {
  const { admin } = await deployment.connect();
  await admin.ensureTopics([clueActivity], {
    prefix: deployment.prefix,
    partitions: 2,
    replicationFactor: 1,
  });
  const here = fileURLToPath(new URL('.', import.meta.url));
  const call = ['-e', program, JSON.stringify([brokers(), topic])];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, call, {
    cwd: here,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  expect(stdout).toBe('sent\n');
  expect(stderr).toBe('');
}, 30_000);
