import { header, isAfter, parseSequence, type Sequence } from '@treasure-hunt/contracts';
import { headerText, type LogRecord } from '@treasure-hunt/shards';

/** What readers of a topic see, each by its way of dropping what it has seen. */
export interface Seen {
  /** Of a reader that remembers every `ce_id`. */
  readonly byId: readonly string[];
  /** Of a reader that remembers the last `hunt-seq` of each origin and partition. */
  readonly bySequence: readonly string[];
  /** How many records there are. */
  readonly records: number;
}

/** Reads the records of each partition in order. */
export const seen = (partitions: readonly (readonly LogRecord[])[]): Seen => ({
  byId: partitions.flatMap(newById).map(factOf),
  bySequence: partitions.flatMap(newBySequence).map(factOf),
  records: partitions.flat().length,
});

const newById = (records: readonly LogRecord[]): LogRecord[] => {
  const ids = new Set<string>();
  return records.filter(({ headers }) => {
    const id = headerText(headers, header.id)!;
    return !ids.has(id) && ids.add(id);
  });
};

const newBySequence = (records: readonly LogRecord[]): LogRecord[] => {
  const last = new Map<string, Sequence>();
  return records.filter(({ headers }) => {
    const origin = headerText(headers, header.origin)!;
    const sequence = parseSequence(headerText(headers, header.sequence)!)!;
    const before = last.get(origin);
    return (!before || isAfter(sequence, before)) && last.set(origin, sequence);
  });
};

const factOf = ({ key, value, headers }: LogRecord): string => {
  const named = Object.keys(headers).map((name) => `${name}=${headerText(headers, name)}`);
  return [String(key), ...named.sort(), String(value)].join(' ');
};
