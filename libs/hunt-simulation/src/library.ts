import { decode, definitions, header, HuntPublished, HuntWithdrawn } from '@treasure-hunt/contracts';
import { headerText, type LogRecord } from '@treasure-hunt/shards';
import type { MemoryLog } from '@treasure-hunt/shards/testing';
import type { Definitions } from '@treasure-hunt/stage-discovery';

type Definition = ReturnType<Definitions>;

/** Looks definitions up in the log; each is read once, since a version never changes. Throws where one is unknown. */
export const libraryOf = (log: MemoryLog): Definitions => {
  const known = new Map<string, Definition>();
  return (huntId, huntVersion) => {
    const key = `${huntId}@${huntVersion}`;
    const definition = known.get(key) ?? read(log, key);
    known.set(key, definition);
    return definition;
  };
};

const read = (log: MemoryLog, key: string): Definition => {
  const record = log.all(definitions.name).find((one) => one.key?.toString() === key);
  if (!record) throw new Error(`The hunt ${key} was never published.`);
  return definitionIn(record);
};

const definitionIn = ({ headers, value }: LogRecord): Definition => {
  const kind = headerText(headers, header.type) === HuntWithdrawn.type ? HuntWithdrawn : HuntPublished;
  return decode<typeof HuntPublished | typeof HuntWithdrawn>(kind, JSON.parse(String(value)));
};
