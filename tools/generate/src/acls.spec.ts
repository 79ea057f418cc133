import { stages, topics } from '@treasure-hunt/contracts';
import { acls, type Acl } from './acls-file.js';

const all = acls();
const of = (account: string): Acl[] => all.filter((acl) => acl.account === account);

const may = (account: string, operation: Acl['operations'][number], name: string): boolean =>
  of(account).some(
    (acl) =>
      acl.operations.includes(operation) &&
      (acl.pattern === 'prefixed' ? name.startsWith(acl.name) : name === acl.name),
  );

const named = (names: readonly { readonly name: string }[]): string[] => names.map(({ name }) => name);

describe('the rights on Kafka', () => {
  it('let each service read what its stages read, as their groups, and write what they write', () => {
    for (const { service, name, reads, writes } of stages) {
      expect(may(service, 'Read', reads.name)).toBe(true);
      expect(may(service, 'Read', `hunt.${name}`)).toBe(true);
      for (const topic of [reads, ...writes.flatMap((kind) => kind.topics)])
        expect(may(service, 'Write', topic.name)).toBe(true);
    }
  });

  it('let the services that read a topic as a whole do so under groups of their own', () => {
    expect(may('discovery', 'Read', 'hunt.definitions.v1')).toBe(true);
    expect(may('discovery', 'Read', 'discovery.tail.1')).toBe(true);
    expect(may('gateway', 'Read', 'gateway.tail.1')).toBe(true);
    expect(may('gateway', 'Read', 'discovery.tail.1')).toBe(false);
  });

  it('let nobody write to a phase of the hunt but whose phase it is', () => {
    const writersOf = (name: string) =>
      [...new Set(all.map(({ account }) => account))].filter((account) => may(account, 'Write', name));
    expect(writersOf('hunt.clue-outcomes.v1').sort()).toEqual(['chest-reveal', 'clue-solving']);
    expect(writersOf('hunt.rewards.v1')).toEqual(['rewards']);
    expect(writersOf('hunt.definitions.v1')).toEqual(['hunt-catalog']);
  });

  it('let game backends write to the outer topics and read the feed, and nothing else', () => {
    const names = named(topics);
    const outer = named(topics.filter((topic) => topic.outer));
    expect(names.filter((name) => may('game-backend', 'Write', name))).toEqual(outer);
    expect(names.filter((name) => may('game-backend', 'Read', name))).toEqual(['hunt.player-feed.v1']);
    expect(may('game-backend', 'Read', 'hunt.wallets')).toBe(false);
  });

  it('let operators read every topic as the groups of their tools, and write to none', () => {
    const names = named(topics);
    expect(names.filter((name) => may('operators', 'Read', name))).toEqual(names);
    expect(names.filter((name) => may('operators', 'Write', name))).toEqual([]);
    const groups = of('operators').filter(({ resource }) => resource === 'group');
    expect(named(groups)).toEqual(['trace.', 'audit.']);
  });

  it('are named once each', () =>
    expect(new Set(all.map((acl) => JSON.stringify(acl))).size).toBe(all.length));

  it('are about topics and groups only, so nobody may create topics or use a transactional id', () =>
    expect(new Set(all.map(({ resource }) => resource))).toEqual(new Set(['topic', 'group'])));
});
