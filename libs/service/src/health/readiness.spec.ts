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
      { ready: false, reasons: ['starting'] },
      { ready: false, reasons: ['starting', 'Kafka is away'] },
      { ready: false, reasons: ['Kafka is away'] },
      { ready: true, reasons: [] },
    ]);
  });

  it('is published only when it changes', () => {
    const { published, readiness } = begin();
    readiness.say('shards', ['joining']);
    readiness.say('shards', ['joining']);
    expect(published).toHaveLength(1);
  });
});
