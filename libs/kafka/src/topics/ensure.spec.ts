import type { Admin } from 'kafkajs';
import { playerFeed } from '@treasure-hunt/contracts';
import { ensureTopics } from './ensure.js';

const plan = { prefix: '', partitions: 1, replicationFactor: 1 };
const refusal = (type: string) => Object.assign(new Error(type), { type });

/** A broker that meets each request with the next of these refusals, and answers when there is none left. */
const broker = (refusals: Partial<Record<'list' | 'create' | 'describe', Error[]>>) => {
  const created: string[] = [];
  const meet = <T>(request: keyof typeof refusals, answer: () => T): Promise<T> => {
    const refused = refusals[request]?.shift();
    return refused ? Promise.reject(refused) : Promise.resolve(answer());
  };
  const admin = {
    listTopics: () => meet('list', () => []),
    createTopics: ({ topics }: { topics: { topic: string }[] }) =>
      meet('create', () => created.push(...topics.map(({ topic }) => topic))),
    fetchTopicMetadata: () =>
      meet('describe', () => ({ topics: [{ name: playerFeed.name, partitions: [{}] }] })),
  };
  return { created, admin: admin as unknown as Admin };
};

it('waits while another service is creating the topic', async () => {
  const { admin, created } = broker({
    list: [refusal('LEADER_NOT_AVAILABLE')],
    create: [
      refusal('UNKNOWN_TOPIC_OR_PARTITION'),
      new Error('retried', { cause: refusal('TOPIC_ALREADY_EXISTS') }),
    ],
    describe: [refusal('UNKNOWN_TOPIC_OR_PARTITION'), refusal('LEADER_NOT_AVAILABLE')],
  });
  await ensureTopics(admin, [playerFeed], plan);
  expect(created).toEqual([playerFeed.name]);
});

it('does not wait for what time does not heal', async () => {
  const { admin } = broker({ create: [refusal('TOPIC_AUTHORIZATION_FAILED')] });
  await expect(ensureTopics(admin, [playerFeed], plan)).rejects.toThrow('TOPIC_AUTHORIZATION_FAILED');
});
