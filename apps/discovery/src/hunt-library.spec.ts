import { encode, headersOf, HuntPublished } from '@treasure-hunt/contracts';
import { exampleOf } from '@treasure-hunt/contracts/testing';
import type { KafkaConnection, Tail, TailOptions } from '@treasure-hunt/kafka';
import type { LogRecord } from '@treasure-hunt/shards';
import { HuntLibrary } from './hunt-library.js';

const { data } = exampleOf(HuntPublished);
const marker = { huntId: data.huntId, huntVersion: data.huntVersion };
const published: LogRecord = {
  ...{ offset: 0, timestampMs: 0, key: null },
  value: Buffer.from(encode(HuntPublished, data)),
  headers: headersOf({ id: 'x', type: HuntPublished.type, source: '/hunt', timeMs: 0 }),
};

/** A library over definitions of which `unread` are on their way, and what it told its operators. */
const openLibrary = async (unread: readonly LogRecord[], reach?: Tail['reach']) => {
  const errors: object[] = [];
  const tail = async (_: string, { onRecords }: TailOptions): Promise<Tail> => ({
    caughtUp: Promise.resolve(),
    reach: reach ?? (async () => onRecords(0, unread)),
    stop: async () => undefined,
  });
  const nothing = (): void => undefined;
  const journal = { info: nothing, warn: nothing, error: (fields: object) => void errors.push(fields) };
  const library = await HuntLibrary.open({ tail } as unknown as KafkaConnection, '', journal);
  return { library, errors };
};

describe('the library of hunts', () => {
  it('has what a marker names, also where the marker comes first', async () => {
    const { library, errors } = await openLibrary([published]);
    await library.arrival([marker]);
    expect(library.get(marker.huntId, marker.huntVersion)).toEqual(data);
    expect(errors).toEqual([]);
  });

  it('lets nobody wait for hunts that were never published, however many anybody names', async () => {
    const { library, errors } = await openLibrary([]);
    const many = Array.from({ length: 1_000 }, (_, n) => ({ huntId: `never-${n}`, huntVersion: 1 }));
    await library.arrival(many);
    expect(errors).toHaveLength(1);
    expect(() => library.get('never-0', 1)).toThrow('never published');
  });

  it('is asked again while Kafka does not say what there is', async () => {
    const { library } = await openLibrary([], () => Promise.reject(new Error('away')));
    await expect(library.arrival([marker])).rejects.toMatchObject({ name: 'RetryLater' });
  });
});
