import { header, quarantineHeader } from '@treasure-hunt/contracts';
import { headerText, type Headers, type LogRecord, type OutgoingRecord } from '@treasure-hunt/shards';

const quarantineHeaders: ReadonlySet<string> = new Set(Object.values(quarantineHeader));

/**
 * A quarantined record as it was before, on its way back to where it was read. Where it had a number among its sender's messages,
 * those behind it were decided meanwhile: it goes under a number of its own, the same whenever it is put back, so that it counts once.
 */
export const returned = (record: LogRecord, place: string): OutgoingRecord => ({
  topic: headerText(record.headers, quarantineHeader.topic)!,
  partition: Number(headerText(record.headers, quarantineHeader.partition)),
  key: record.key,
  value: record.value,
  headers: withOwnNumber(record.headers, place),
});

const withOwnNumber = (headers: Headers, place: string): Headers => {
  const own = Object.fromEntries(Object.entries(headers).filter(([name]) => !quarantineHeaders.has(name)));
  return header.origin in own ? { ...own, [header.origin]: place, [header.sequence]: '0.0' } : own;
};
