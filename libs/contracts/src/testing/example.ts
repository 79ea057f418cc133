import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { messages } from '../flow.js';
import { decode, type DataOf, type MessageKind } from '../message.js';

/** A golden example as it is kept: a record as on the wire. */
export interface RecordedExample {
  /** Null where the record is meant for a whole partition. */
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: object;
}

/** A golden example with what a reader makes of it; can be given to a rule as a command. */
export interface Example<Data extends object = object> extends RecordedExample {
  readonly type: string;
  /** Its `ce_id`. */
  readonly id: string;
  /** The value as the rules see it: instants are milliseconds. */
  readonly data: Data;
  /** Broker time of the outer message that caused it, where the value says so. */
  readonly receivedAt?: number;
}

/** The golden example of a kind of message, by its `ce_type`. Throws where there is none. */
export const example = (type: string): Example => {
  const kind = messages.get(type);
  if (!kind) throw new Error(`There is no message ${type}.`);
  return exampleOf<MessageKind>(kind);
};

/** The golden example of a kind of message, with its data typed. */
export const exampleOf = <Kind extends MessageKind>(kind: Kind): Example<DataOf<Kind> & object> => {
  const { key, headers, value } = recorded(kind.type);
  const data = decode(kind, value) as DataOf<Kind> & object;
  const id = headers['ce_id'] ?? '';
  const receivedAt = 'receivedAt' in data ? { receivedAt: data.receivedAt as number } : {};
  return { key, headers, value, type: kind.type, id, data, ...receivedAt };
};

const home = new URL('../', import.meta.url);
const folders = () =>
  readdirSync(home)
    .map((owner) => new URL(`${owner}/examples/`, home))
    .filter((folder) => existsSync(folder));

/** The types that have an example, as the files are named. */
export const exampleTypes = (): string[] =>
  folders()
    .flatMap((folder) => readdirSync(folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));

const recorded = (type: string): RecordedExample => {
  const file = folders()
    .map((folder) => new URL(`${type}.json`, folder))
    .find((url) => existsSync(url));
  if (!file) throw new Error(`The message ${type} has no golden example.`);
  return JSON.parse(readFileSync(file, 'utf8')) as RecordedExample;
};
