import { connect } from '@treasure-hunt/kafka';
import type { Stack } from '@treasure-hunt/local-stack';
import { openConnection } from '@treasure-hunt/persistence';

interface Position {
  readonly _id: string;
  readonly position: number;
}

/** How many records of all topics the shards have not decided and saved; each shard's document says how far it is. */
export const recordsBehind = async ({ kafkaBrokers, mongodbUri, topicPrefix }: Stack): Promise<number> => {
  const kafka = await connect({
    brokers: kafkaBrokers.split(','),
    clientId: 'behind',
    onFatal: () => undefined,
  });
  const connection = await openConnection({ uri: mongodbUri, database: 'admin' });
  const { databases } = await connection.db!.admin().listDatabases();
  let behind = 0;
  for (const { name } of databases.filter((one) => one.name.startsWith(topicPrefix.replaceAll('.', '-'))))
    for await (const shard of connection.useDb(name).collection<Position>('shards').find()) {
      const slash = shard._id.lastIndexOf('/');
      const { high } = await kafka.log.bounds(shard._id.slice(0, slash), Number(shard._id.slice(slash + 1)));
      behind += high - shard.position;
    }
  await connection.close();
  await kafka.disconnect();
  return behind;
};
