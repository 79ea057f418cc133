import { readHunt } from '../hunt-file.js';
import { told } from '../told.js';

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
