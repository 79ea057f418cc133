import { Outbox } from './outbox.js';
import type { Message } from './said.js';

const message = (key: string): Message => ({ topic: 't', key, value: '', headers: {} });
const { signal } = new AbortController();

describe('an outbox', () => {
  it('sends in order, and what gathers meanwhile together', async () => {
    const sends: string[][] = [];
    const outbox = new Outbox(async (messages) => {
      sends.push(messages.map(({ key }) => key));
      await Promise.resolve();
    }, signal);
    outbox.put([message('a')]);
    outbox.put([message('b')]);
    outbox.put([message('c')]);
    await outbox.empty();
    outbox.put([message('d')]);
    await outbox.empty();
    expect(sends).toEqual([['a'], ['b', 'c'], ['d']]);
  });

  it('tells who waits for it that a send has failed for good', async () => {
    const outbox = new Outbox(() => Promise.reject(new Error('too large')), signal);
    outbox.put([message('a')]);
    await expect(outbox.empty()).rejects.toThrow('too large');
  });
});
