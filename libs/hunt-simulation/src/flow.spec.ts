import { playerFeed, rewardsTopic, stages } from '@treasure-hunt/contracts';
import { openKeys } from './keys.js';
import { stagesWith } from './stages.js';

const simulated = stagesWith(openKeys, () => {
  throw new Error('No hunt is looked up here.');
});

describe('the flow', () => {
  it('is simulated as a whole', () => {
    expect(simulated.map(({ flow }) => flow)).toEqual(stages);
  });

  it.each(stages)(
    'loses nothing of what $name writes: a stage takes it, the player is told, or it is in the ledger',
    ({ writes }) => {
      for (const kind of writes) {
        const takers = stages.filter(
          ({ reads, takes }) => takes.includes(kind) && kind.topics.includes(reads),
        );
        const isKept = [playerFeed, rewardsTopic].some((topic) => kind.topics.includes(topic));
        expect([kind.type, takers.length > 0 || isKept]).toEqual([kind.type, true]);
      }
    },
  );

  it.each(stages)('lets $name take only what is on the topic that it reads', ({ reads, takes }) => {
    for (const kind of takes) expect(kind.topics).toContain(reads);
  });

  it.each(simulated.map((stage) => [stage.flow.name, stage] as const))(
    'names the collections that %s keeps',
    (_, { flow, parts }) => {
      expect(Object.values(parts).map(({ collection }) => collection)).toEqual(flow.keeps);
    },
  );

  it.each([...new Set(stages.map(({ service }) => service))])('has no collection twice in %s', (service) => {
    const kept = stages.filter((stage) => stage.service === service).flatMap(({ keeps }) => keeps);
    expect(new Set(kept).size).toBe(kept.length);
  });
});
