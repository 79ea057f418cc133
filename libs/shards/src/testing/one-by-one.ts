import type { Log } from '../ports/log.js';

/** A log that brings its records one by one, as slow brokers may. */
export const oneByOne = (log: Log): Log => ({
  bounds: (...args) => log.bounds(...args),
  partitionCount: (...args) => log.partitionCount(...args),
  read: (topic, group, listener) =>
    log.read(topic, group, {
      assigned: (partitions) => listener.assigned(partitions),
      records: (partition, records) => {
        for (const [n, record] of records.entries())
          setTimeout(() => listener.records(partition, [record]), 10 * (n + 1));
      },
    }),
});
