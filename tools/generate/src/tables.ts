import { quarantine, stages, topics, type MessageKind, type Topic } from '@treasure-hunt/contracts';
import { code, listed, table } from './markdown.js';
import { allMessages, readersOf, takersOf, writersOf, writersOfKind } from './writers.js';

const typesOf = (kinds: readonly MessageKind[]): string => listed(kinds.map(({ type }) => type));
const namesOf = (named: readonly { readonly name: string }[]): string =>
  named.map(({ name }) => name).join(', ');

export const stageTable = (): string =>
  table(
    ['stage', 'service', 'reads', 'takes', 'writes', 'keeps in MongoDB'],
    stages.map(({ name, service, reads, takes, writes, keeps }) => [
      name,
      service,
      code(reads.name),
      typesOf(takes),
      typesOf(writes),
      listed(keeps),
    ]),
  );

export const topicTable = (): string =>
  table(
    ['topic', 'key', 'kept', 'largest message', 'written by', 'read by'],
    topics.map((topic) => [
      `${code(topic.name)}${topic.outer ? ' (outer)' : ''}`,
      keyOf(topic),
      keptFor(topic),
      `${topic.maxMessageBytes.toLocaleString('en')} bytes`,
      topic === quarantine ? 'every service' : namesOf(writersOf(topic)),
      namesOf(readersOf(topic)) || '–',
    ]),
  );

const keyOf = ({ key }: Topic): string => {
  switch (key) {
    case 'huntVersion':
      return '`huntId@huntVersion`';
    case 'playerId':
    case 'clueId':
      return code(key);
    case 'as received':
      return key;
  }
};

const dayMs = 24 * 60 * 60 * 1000;
const keptFor = ({ cleanup }: Topic): string => {
  switch (cleanup.policy) {
    case 'compact':
      return 'compacted: the last value of each key';
    case 'delete':
      return days(cleanup.retentionMs / dayMs);
  }
};
const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

export const messageTable = (): string =>
  table(
    ['`ce_type`', 'topics', 'written by', 'taken by'],
    allMessages.map((kind) => [
      code(kind.type),
      listed(kind.topics.map(({ name }) => name)),
      namesOf(writersOfKind(kind)),
      namesOf(takersOf(kind)) || '–',
    ]),
  );
