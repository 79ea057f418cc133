import type { Journal } from '@treasure-hunt/shards';
import { createLifetime } from './lifetime.js';

const begin = (drainTimeoutMs = 60_000) => {
  const told: string[] = [];
  const tell = (_: object, sentence: string) => void told.push(sentence);
  const journal: Journal = { info: tell, warn: tell, error: tell };
  return { told, lifetime: createLifetime(journal, drainTimeoutMs) };
};

describe('draining', () => {
  it('ends what began last first, each after the one before has ended', async () => {
    const { lifetime } = begin();
    const ended: string[] = [];
    for (const name of ['health', 'MongoDB', 'Kafka', 'shards', 'HTTP'])
      lifetime.began(name, async () => {
        ended.push(`${name} ends`);
        await new Promise(setImmediate);
        ended.push(`${name} ended`);
      });
    expect(await lifetime.drain()).toBe(true);
    expect(ended).toEqual(
      ['HTTP', 'shards', 'Kafka', 'MongoDB', 'health'].flatMap((name) => [`${name} ends`, `${name} ended`]),
    );
  });

  it('is known to everybody before anything ends', async () => {
    const { lifetime } = begin();
    let isKnown = false;
    lifetime.began('HTTP', () => void (isKnown = lifetime.draining.aborted));
    expect(lifetime.draining.aborted).toBe(false);
    await lifetime.drain();
    expect(isKnown).toBe(true);
  });

  it('goes on after a step that failed, and was not orderly then', async () => {
    const { told, lifetime } = begin();
    const ended: string[] = [];
    lifetime.began('health', () => void ended.push('health'));
    lifetime.began('shards', () => Promise.reject(new Error('no checkpoint')));
    expect(await lifetime.drain()).toBe(false);
    expect(ended).toEqual(['health']);
    expect(told).toEqual(['This did not end in an orderly way: shards.']);
  });

  it('gives up a step that does not end, and says which', async () => {
    const { told, lifetime } = begin(20);
    lifetime.began('shards', () => new Promise(() => undefined));
    expect(await lifetime.drain()).toBe(false);
    expect(told).toEqual(['Work did not end within 0.02 s: shards is still going on.']);
  });
});
