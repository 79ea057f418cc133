import { clueActivity } from '@treasure-hunt/contracts';
import type { LogRecord, OutgoingRecord } from '@treasure-hunt/shards';
import { Deployment, kafkaClients, until } from '../testing/deployment.js';
import { RecordTooLarge } from './errors.js';

describe.each(kafkaClients)('%s', (client) => {
  const deployment = new Deployment(client);
  const topic = deployment.name(clueActivity);
  const to = (partition: number, bytes: number, key: string): OutgoingRecord => ({
    topic,
    partition,
    key,
    value: Buffer.alloc(bytes, 'x'),
    headers: { 'hunt-seq': key },
  });

  beforeAll(async () => {
    const { admin } = await deployment.connect();
    await admin.ensureTopics([clueActivity], {
      prefix: deployment.prefix,
      partitions: 3,
      replicationFactor: 1,
    });
  });
  afterAll(() => deployment.remove());

  /** Keys by partition, of all that is there. */
  const written = async (): Promise<Map<number, string[]>> => {
    const { tail } = await deployment.connect();
    const keys = new Map<number, string[]>();
    const reader = await tail(topic, {
      from: 'earliest',
      onRecords: (partition, records) => {
        const more = records.map(({ key, headers }) => `${String(key)} ${String(headers['hunt-seq'])}`);
        keys.set(partition, [...(keys.get(partition) ?? []), ...more]);
      },
    });
    await reader.caughtUp;
    await reader.stop();
    return keys;
  };

  it("sends what is together far over the broker's limit, in order", async () => {
    const records = Array.from({ length: 300 }, (_, n) => to(n % 3, 60_000, `n${n}`));
    await (await deployment.connect()).sender().send(records);
    const keys = await written();
    for (const partition of [0, 1, 2])
      expect(keys.get(partition)).toEqual(
        records
          .filter((one) => one.partition === partition)
          .map(({ key }) => `${String(key)} ${String(key)}`),
      );
  }, 30_000);

  it("says so when one record is over the broker's limit, after all that was before it", async () => {
    const retries: unknown[] = [];
    const connection = await deployment.connect({ onRetry: (retry) => retries.push(retry) });
    const sent = connection
      .sender()
      .send([to(0, 10, 'before'), to(1, 1_100_000, 'huge'), to(0, 10, 'after')]);
    await expect(sent).rejects.toThrow(/^A record of 1100\d{3} bytes is over the broker's size limit/);
    await expect(sent).rejects.toBeInstanceOf(RecordTooLarge);
    expect(retries).toEqual([]);
    const keys = await written();
    expect(keys.get(0)).toContain('before before');
    expect(keys.get(1)).not.toContain('huge huge');
  }, 30_000);

  it('sends what is there as it is, and says when the broker took it', async () => {
    const { sender, tail } = await deployment.connect();
    const records: LogRecord[] = [];
    const reader = await tail(topic, { from: 'latest', onRecords: (_, some) => void records.push(...some) });
    await reader.caughtUp;
    const many = {
      several: ['1', Buffer.from('2'), '3'],
      bytes: Buffer.from([0, 255]),
      empty: '',
      none: undefined,
    };
    const times: (number | undefined)[] = [];
    await sender().send(
      [
        { topic, partition: 2, key: null, value: null, headers: many },
        { topic, partition: 2, key: '', value: Buffer.alloc(0), headers: {} },
        { topic, partition: 2, key: 'ключ', value: 'значение', headers: { имя: 'да' } },
      ],
      undefined,
      (_, appendedAtMs) => times.push(appendedAtMs),
    );
    await until(() => records.length === 3);
    await reader.stop();
    const bytes = (text: string) => Buffer.from(text);
    expect(records.map(({ key, value, headers }) => ({ key, value, headers }))).toEqual([
      {
        key: null,
        value: null,
        headers: {
          several: ['1', '2', '3'].map(bytes),
          bytes: Buffer.from([0, 255]),
          empty: bytes(''),
        },
      },
      { key: bytes(''), value: bytes(''), headers: {} },
      { key: bytes('ключ'), value: bytes('значение'), headers: { имя: bytes('да') } },
    ]);
    expect(times).toEqual([records[0]!.timestampMs]);
  }, 30_000);
});
