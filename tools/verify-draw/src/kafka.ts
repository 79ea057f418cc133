import { decode, header, type DataOf, type MessageKind } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection, type TailOptions } from '@treasure-hunt/kafka';
import { CannotVerify } from './cannot-verify.js';

type LogRecord = Parameters<TailOptions['onRecords']>[1][number];

/** Finds messages in the topics of an engine, as anyone can who may read them. */
export interface Topics {
  /** The first message of this kind, in its home topic, that looks like this; undefined where there is none up to now. */
  find<Kind extends MessageKind>(
    kind: Kind,
    is: (data: DataOf<Kind>) => boolean,
  ): Promise<DataOf<Kind> | undefined>;
}

/** The value, where the record is of this kind and can be read. */
const valueOf = <Kind extends MessageKind>(
  kind: Kind,
  { headers, value }: LogRecord,
): DataOf<Kind> | undefined => {
  if (String(headers[header.type]) !== kind.type) return undefined;
  try {
    return decode(kind, JSON.parse(String(value)));
  } catch {
    return undefined;
  }
};

const topicsOf = (kafka: KafkaConnection, prefix: string): Topics => ({
  async find<Kind extends MessageKind>(kind: Kind, is: (data: DataOf<Kind>) => boolean) {
    const found = Promise.withResolvers<DataOf<Kind> | undefined>();
    const tail = await kafka.tail(`${prefix}${kind.topics[0]?.name}`, {
      from: 'earliest',
      onRecords: (_, records) => {
        const data = records
          .map((record) => valueOf(kind, record))
          .find((one) => one !== undefined && is(one));
        if (data !== undefined) found.resolve(data);
      },
    });
    tail.caughtUp.then(() => found.resolve(undefined), found.reject);
    try {
      return await found.promise;
    } finally {
      await tail.stop();
    }
  },
});

/** What `work` finds in the topics of this prefix. Rejects with CannotVerify where Kafka or the topics are not there. */
export const inTopics = async <Found>(
  { brokers, prefix }: { readonly brokers: string; readonly prefix: string },
  work: (topics: Topics) => Promise<Found>,
): Promise<Found> => {
  const lost = Promise.withResolvers<never>();
  lost.promise.catch(() => undefined);
  const options = { brokers: brokers.split(','), clientId: 'verify-draw', onFatal: lost.reject };
  const kafka = await connect(options).catch((cause: unknown) => {
    throw new CannotVerify(`Kafka does not answer at ${brokers}: see that it runs there.`, { cause });
  });
  try {
    return await Promise.race([work(topicsOf(kafka, prefix)), lost.promise]);
  } catch (cause) {
    if (cause instanceof CannotVerify) throw cause;
    const what = `Kafka at ${brokers} lets no topics of the engine be read that begin with "${prefix}"`;
    throw new CannotVerify(`${what}: set --topic-prefix to what the services have.`, { cause });
  } finally {
    await kafka.disconnect();
  }
};
