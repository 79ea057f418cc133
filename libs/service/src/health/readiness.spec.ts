import { createReadiness } from './readiness.js';
import type { ReadyState } from './messages.js';

const begin = () => {
  const published: ReadyState[] = [];
  return { published, readiness: createReadiness((state) => void published.push(state)) };
};

describe('readiness', () => {
  it('comes when no source has anything against it', async () => {
    const { published, readiness } = begin();
    readiness.say('start', ['starting']);
    readiness.say('Kafka', ['Kafka is away']);
    readiness.say('start', []);
    readiness.say('Kafka', []);
    await readiness.firstReady;
    expect(published).toEqual([
      { state: 'starting', ready: false, reasons: ['starting'] },
      { state: 'starting', ready: false, reasons: ['starting', 'Kafka is away'] },
      { state: 'starting', ready: false, reasons: ['Kafka is away'] },
      { state: 'ready', ready: true, reasons: [] },
    ]);
  });

  it('goes when something gets in the way, and nobody says that the service starts again', () => {
    const { published, readiness } = begin();
    readiness.say('start', []);
    readiness.say('Kafka', ['Kafka is away']);
    expect(published.at(-1)).toEqual({ state: 'degraded', ready: false, reasons: ['Kafka is away'] });
  });

  it('stays under strain, which is said', () => {
    const { published, readiness } = begin();
    readiness.say('start', ['starting']);
    readiness.strain('shards', ['behind']);
    expect(published.at(-1)).toEqual({ state: 'starting', ready: false, reasons: ['starting', 'behind'] });
    readiness.say('start', []);
    expect(published.at(-1)).toEqual({ state: 'degraded', ready: true, reasons: ['behind'] });
    readiness.strain('shards', []);
    expect(published.at(-1)).toEqual({ state: 'ready', ready: true, reasons: [] });
  });

  it('is published only when it changes', () => {
    const { published, readiness } = begin();
    readiness.say('shards', ['joining']);
    readiness.say('shards', ['joining']);
    expect(published).toHaveLength(1);
  });
});
