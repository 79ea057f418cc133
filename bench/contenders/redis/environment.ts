import { Redis } from 'ioredis';
import kafkajs from 'kafkajs';
import { readHunt } from '../hunt-file.js';

const told = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set.`);
  return value;
};

export const hunt = readHunt(told('HUNT'));
export const topics = { input: told('INPUT'), feed: told('FEED') };
export const group = told('GROUP');

export const kafka = new kafkajs.Kafka({
  brokers: told('KAFKA_BROKERS').split(','),
  logLevel: kafkajs.logLevel.ERROR,
  retry: { retries: 20, initialRetryTime: 50 },
});

/** A connection of its own: a command that waits holds up all that come after it. */
export const connectRedis = (): Redis => new Redis(Number(told('REDIS_PORT')), '127.0.0.1');

/** The stream of what players have found. */
export const discovered = 'discovered';

/** Ends the process as a crash does, so that what was not acknowledged is taken up again. */
export const crash = (error: unknown): never => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
};
