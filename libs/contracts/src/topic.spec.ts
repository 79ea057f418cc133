import { messages } from './flow.js';
import { topics, type Topic } from './topic.js';

const days = (topic: Topic) =>
  topic.cleanup.policy === 'compact' ? topic.cleanup.policy : topic.cleanup.retentionMs / 86_400_000;
const typesOn = (topic: Topic) =>
  [...messages.values()].filter((kind) => kind.topics.includes(topic)).map(({ type }) => type);

describe('the topics', () => {
  it('have the keys and are kept as the contract says', () =>
    expect(topics.map((topic) => [topic.name, topic.key, days(topic), topic.outer])).toEqual([
      ['hunt.player-activity.v1', 'playerId', 1, true],
      ['hunt.solution-attempts.v1', 'clueId', 1, true],
      ['hunt.definitions.v1', 'huntVersion', 'compact', false],
      ['hunt.clue-activity.v1', 'clueId', 14, false],
      ['hunt.clue-outcomes.v1', 'clueId', 14, false],
      ['hunt.chest-reveals.v1', 'clueId', 14, false],
      ['hunt.rewards.v1', 'clueId', 400, false],
      ['hunt.player-feed.v1', 'playerId', 7, false],
      ['hunt.quarantine.v1', 'as received', 7, false],
    ]));

  it.each([
    ['hunt.player-activity.v1', ['player.moved', 'player.acted', 'hunt.adopted', 'tick']],
    ['hunt.solution-attempts.v1', ['solution.attempted']],
    ['hunt.definitions.v1', ['hunt.published', 'hunt.withdrawn']],
    [
      'hunt.clue-activity.v1',
      ['clue.defined', 'clue.discovered', 'clue.unlocked', 'solution.submitted', 'tick', 'redrive'],
    ],
    [
      'hunt.clue-outcomes.v1',
      [
        ...['clue.assigned', 'clue.locked', 'clue.queued', 'clue.turned-away', 'clue.expired'],
        ...['solution.accepted', 'solution.rejected', 'chest.defined'],
      ],
    ],
    ['hunt.chest-reveals.v1', ['chest.revealed', 'chest.exhausted', 'loot.defined']],
    ['hunt.rewards.v1', ['reward.granted', 'reward.reversed']],
    [
      'hunt.player-feed.v1',
      [
        ...['clue.assigned', 'clue.locked', 'clue.queued', 'clue.turned-away', 'clue.expired'],
        ...['solution.accepted', 'solution.rejected', 'chest.revealed', 'chest.exhausted'],
        ...['reward.granted', 'reward.reversed', 'wallet.changed'],
      ],
    ],
  ])('carry what the contract says: %s', (name, types) => {
    const topic = topics.find((one) => one.name === name)!;
    expect(typesOn(topic)).toEqual(expect.arrayContaining(types));
  });

  it('tell a player neither how a clue is defined nor that it was discovered', () => {
    const feed = topics.find(({ name }) => name === 'hunt.player-feed.v1')!;
    expect(typesOn(feed)).not.toContain('clue.defined');
    expect(typesOn(feed)).not.toContain('clue.discovered');
  });
});
