import { topics } from '@treasure-hunt/contracts';
import { Deployment } from '../testing/deployment.js';
import { PartitionCountDiffers } from './ensure.js';

const deployment = new Deployment();
const names = topics.map((topic) => deployment.name(topic));
const plan = { prefix: deployment.prefix, partitions: 2, replicationFactor: -1 };
afterAll(() => deployment.remove());

it('creates all topics when several services begin at once, and finds them there afterwards', async () => {
  const services = await Promise.all([1, 2, 3].map(() => deployment.connect()));
  await Promise.all(services.map(({ admin }) => admin.ensureTopics(topics, plan)));
  const [first] = services;
  await first?.admin.ensureTopics(topics, plan);
  const counts = await Promise.all(names.map(async (name) => first?.log.partitionCount(name)));
  expect(counts).toEqual(names.map(() => 2));
}, 30_000);

it('lets nobody fail who asks while another is still creating them', async () => {
  const [one, other] = [await deployment.connect(), await deployment.connect()];
  for (const round of ['r1.', 'r2.', 'r3.', 'r4.', 'r5.']) {
    const again = { ...plan, prefix: plan.prefix + round };
    for (const { name } of topics) deployment.name({ name: round + name });
    const both = [one, other].map(({ admin }) => admin.ensureTopics(topics, again));
    await expect(Promise.all(both)).resolves.toEqual([undefined, undefined]);
  }
}, 60_000);

it('refuses another partition count in one sentence', async () => {
  const { admin } = await deployment.connect();
  const refused = admin.ensureTopics(topics, { ...plan, partitions: 8 });
  await expect(refused).rejects.toThrow(`Topic ${names[0]} has 2 partitions, but 8 are expected.`);
  await expect(refused).rejects.toBeInstanceOf(PartitionCountDiffers);
}, 30_000);

it('says that a topic is not there', async () => {
  const { log } = await deployment.connect();
  await expect(log.partitionCount(`${deployment.prefix}nothing`)).rejects.toThrow();
}, 30_000);
