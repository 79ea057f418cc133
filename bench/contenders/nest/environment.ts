import { readHunt } from '../hunt-file.js';

const told = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set.`);
  return value;
};

/** What both services are told. */
export const environment = {
  kafkaBrokers: told('KAFKA_BROKERS').split(','),
  mongodbUri: told('MONGODB_URI'),
  database: told('DATABASE'),
  group: told('GROUP'),
  topics: { input: told('INPUT'), discovered: told('DISCOVERED'), feed: told('FEED') },
  /** How many partitions are handled at a time; of each, one message. */
  partitionsAtOnce: Number(told('PARTITIONS_AT_ONCE')),
  hunt: readHunt(told('HUNT')),
} as const;
