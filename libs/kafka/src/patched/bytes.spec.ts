import fc from 'fast-check';
import { patchedKafkajs, publishedKafkajs, type KafkajsRecord } from '../testing/kafkajs.js';

const patched = patchedKafkajs();
const published = publishedKafkajs();
afterAll(() => published.remove());

const bytes = fc.uint8Array({ maxLength: 700 }).map((array) => Buffer.from(array));
const text = fc.string({ unit: 'binary', maxLength: 200 });
const either = fc.oneof(bytes, text);
const headers = fc.dictionary(text, fc.oneof(either, fc.array(either, { maxLength: 3 })), { maxKeys: 12 });
const record: fc.Arbitrary<KafkajsRecord> = fc.record({
  offsetDelta: fc.nat(),
  timestampDelta: fc.integer({ min: 0, max: 2 ** 40 }),
  key: fc.option(either),
  value: fc.option(either),
  headers,
});

it('writes the same bytes for a record as the published kafkajs', () =>
  fc.assert(
    fc.property(record, (one) => {
      expect(patched.encodeRecord(one).equals(published.encodeRecord(one))).toBe(true);
    }),
    { numRuns: 500 },
  ));

it.each([
  ['plain', 0],
  ['gzip', 1],
])('writes the same bytes for a batch, %s', (_, compression) =>
  fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 20 }), async (records) => {
      const [ours, theirs] = [
        await patched.encodeBatch(records, compression),
        await published.encodeBatch(records, compression),
      ];
      expect(ours.equals(theirs)).toBe(true);
    }),
  ),
);

it('reads the same records from a batch as the published kafkajs', () =>
  fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 20 }), async (made) => {
      // The published one takes names that every object inherits for repeated headers.
      const records = made.map((one, offsetDelta) => ({
        ...one,
        offsetDelta,
        headers: withoutInherited(one),
      }));
      const batch = await published.encodeBatch(records);
      expect(await patched.decodeBatches(batch)).toEqual(await published.decodeBatches(batch));
    }),
  ));

const withoutInherited = ({ headers: all = {} }: KafkajsRecord): NonNullable<KafkajsRecord['headers']> =>
  Object.fromEntries(Object.entries(all).filter(([name]) => !(name in Object.prototype)));

it('groups messages as the published kafkajs', () =>
  fc.assert(
    fc.property(fc.array(fc.nat(5)), (partitions) => {
      const call = {
        topic: 't',
        partitionMetadata: [{ partitionId: 0 }],
        messages: partitions.map((partition, n) => ({ partition, n })),
        partitioner: ({ message }: { message: { partition: number } }) => message.partition,
      };
      expect(patched.groupMessages(call)).toEqual(published.groupMessages(call));
    }),
  ));
