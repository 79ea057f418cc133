import { topics, type Topic } from '@treasure-hunt/contracts';
import { gameBackend, operators, readingFrom, services, unique, writingTo } from './access.js';

/** What an account may do with the topics or consumer groups of this name, or that begin with it, as `kafka-acls` takes it. */
export interface Acl {
  readonly account: string;
  readonly resource: 'topic' | 'group';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
  readonly operations: readonly ('Read' | 'Write' | 'Describe')[];
}

/** A service looks up all topics when it starts, to see that they are there and have the right number of partitions. */
const lookUp = (account: string): Acl => ({
  account,
  resource: 'topic',
  name: 'hunt.',
  pattern: 'prefixed',
  operations: ['Describe'],
});

const onTopic = (account: string, topic: Topic): Acl[] => {
  const reads = readingFrom(topic).some(({ service }) => service === account);
  const writes = writingTo(topic).includes(account);
  const operations = [...(reads ? (['Read'] as const) : []), ...(writes ? (['Write'] as const) : [])];
  return operations.length === 0
    ? []
    : [{ account, resource: 'topic', name: topic.name, pattern: 'literal', operations }];
};

const onGroup = (account: string, group: string): Acl => ({
  account,
  resource: 'group',
  name: group.replace(/\*$/, ''),
  pattern: group.endsWith('*') ? 'prefixed' : 'literal',
  operations: ['Read'],
});

const groupsOf = (account: string): string[] => {
  const readers = topics.flatMap(readingFrom).filter(({ service }) => service === account);
  return unique(readers.map(({ group }) => group));
};

const aclsOf = (account: string): Acl[] => [
  ...(services().includes(account) ? [lookUp(account)] : []),
  ...topics.flatMap((topic) => onTopic(account, topic)),
  ...groupsOf(account).map((group) => onGroup(account, group)),
];

/** Operators look at what was said, whoever said it. */
const ofOperators: readonly Acl[] = [
  { ...lookUp(operators.account), operations: ['Read', 'Describe'] },
  ...operators.groups.map((group) => onGroup(operators.account, group)),
];

/** What every account may do, and nothing else: who is not named may nothing. */
export const acls = (): Acl[] => [
  ...unique([...services(), gameBackend, ...topics.flatMap(writingTo)]).flatMap(aclsOf),
  ...ofOperators,
];

/** `deploy/acls.json`: one line for each. */
export const aclsFile = (): string => {
  const writtenBy = 'npm run generate, from libs/contracts/src/flow.ts: change that, not this file';
  const lines = acls().map((acl) => `    ${JSON.stringify(acl)}`);
  return `{\n  "writtenBy": ${JSON.stringify(writtenBy)},\n  "acls": [\n${lines.join(',\n')}\n  ]\n}\n`;
};
