import { header } from '@treasure-hunt/contracts';
import type { Observed, Violation } from '@treasure-hunt/oracle';
import type { Report } from './report.js';

/** How many facts are on the topics, and when one was sent that had been sent before. */
export const toldIn = ({ topics }: Observed): Pick<Report, 'facts' | 'repeatedAtMs'> => {
  const ids = new Set<string>();
  const repeatedAtMs: number[] = [];
  for (const [topic, partitions] of topics)
    for (const { headers, timestampMs } of partitions.flat()) {
      const id = headers[header.id];
      if (id === undefined) continue;
      if (ids.has(`${topic} ${id}`)) repeatedAtMs.push(timestampMs);
      ids.add(`${topic} ${id}`);
    }
  return { facts: ids.size, repeatedAtMs };
};

/** Broker time of the last record that shows a violation, ms; 0 where none does. */
export const timeOf = ({ topics }: Observed, { records }: Violation): number => {
  const times = records.map((place) => {
    const [topic = '', partition, offset] = place.split('/');
    const found = topics.get(topic)?.[Number(partition)]?.find((record) => record.offset === Number(offset));
    return found?.timestampMs ?? 0;
  });
  return Math.max(0, ...times);
};
