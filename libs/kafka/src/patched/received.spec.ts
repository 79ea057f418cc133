import { patchedKafkajs } from '../testing/kafkajs.js';

const kafkajs = patchedKafkajs();
const empty = { key: null, value: null };

it('reads a batch of very many records: outsiders may send such a one', async () => {
  const records = Array.from({ length: 150_000 }, () => empty);
  expect(await kafkajs.decodeBatches(await kafkajs.encodeBatch(records))).toHaveLength(150_000);
});

it('reads headers whose names every object inherits', async () => {
  const headers = Object.fromEntries([
    ['constructor', 'a'],
    ['toString', ['b', 'c']],
    ['__proto__', 'd'],
  ]) as Record<string, string>;
  const [read] = await kafkajs.decodeBatches(await kafkajs.encodeBatch([{ ...empty, headers }]));
  expect(Object.entries(read?.headers ?? {})).toEqual([
    ['constructor', Buffer.from('a')],
    ['toString', [Buffer.from('b'), Buffer.from('c')]],
    ['__proto__', Buffer.from('d')],
  ]);
});

it('writes and reads a header without a value', async () => {
  const [read] = await kafkajs.decodeBatches(
    await kafkajs.encodeBatch([{ ...empty, headers: { none: null } }]),
  );
  expect(read?.headers).toEqual({ none: null });
});
