import { Redis, type ChainableCommander } from 'ioredis';
import kafkajs from 'kafkajs';
import { readHunt } from '../hunt-file.js';
import { told } from '../told.js';

export const hunt = readHunt(told('HUNT'));
export const topics = { input: told('INPUT'), feed: told('FEED') };
export const group = told('GROUP');
export const partitions = Number(told('PARTITIONS'));

export const kafka = new kafkajs.Kafka({
  brokers: told('KAFKA_BROKERS').split(','),
  logLevel: kafkajs.logLevel.ERROR,
  retry: { retries: 20, initialRetryTime: 50 },
});

/** A connection of its own: a command that waits holds up all that come after it. */
export const connectRedis = (): Redis => new Redis(Number(told('REDIS_PORT')), '127.0.0.1');

/** Writes all of a transaction. @throws where one of its commands fails */
export const execute = async (transaction: ChainableCommander): Promise<void> => {
  for (const [error] of (await transaction.exec()) ?? []) if (error) throw error;
};

/** The stream of what players have found. */
export const discovered = 'discovered';

/** Ends the process as a crash does, so that what was not acknowledged is taken up again. */
export const crash = (error: unknown): never => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
};
