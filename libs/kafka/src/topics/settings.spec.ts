import { definitions, playerActivity, quarantine, rewardsTopic, topics } from '@treasure-hunt/contracts';
import { topicSettings } from './settings.js';

const plan = { prefix: '', partitions: 8, replicationFactor: 3 };

it('makes the broker unpack what outsiders compress, and leaves our own alone', () => {
  expect(topicSettings(playerActivity, plan)).toMatchObject({ 'compression.type': 'uncompressed' });
  expect(topicSettings(rewardsTopic, plan)).not.toHaveProperty(['compression.type']);
});

it("keeps the broker's time with every record", () => {
  for (const topic of topics)
    expect(topicSettings(topic, plan)).toMatchObject({ 'message.timestamp.type': 'LogAppendTime' });
});

it('keeps what the contract says, as long as it says', () => {
  expect(topicSettings(definitions, plan)).toMatchObject({ 'cleanup.policy': 'compact' });
  expect(topicSettings(definitions, plan)).not.toHaveProperty(['retention.ms']);
  expect(topicSettings(rewardsTopic, plan)).toMatchObject({ 'retention.ms': String(400 * 86_400_000) });
  expect(topicSettings(quarantine, plan)).toMatchObject({ 'max.message.bytes': '2097176' });
});

it('asks for two replicas in sync where there are three', () => {
  expect(topicSettings(rewardsTopic, plan)).toMatchObject({ 'min.insync.replicas': '2' });
  expect(topicSettings(rewardsTopic, { ...plan, replicationFactor: 1 })).not.toHaveProperty([
    'min.insync.replicas',
  ]);
});
