import { BackendBreaker } from './backend-breaker.js';

const { jest } = import.meta;
beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const broken = () => Promise.reject(new Error('no answer'));
const away = { status: 503, details: { retryAfterS: 2 } };

/** One that has failed twice, which is enough. */
const open = async () => {
  const told: (readonly string[])[] = [];
  const breaker = new BackendBreaker({ name: 'Kafka', failuresInARow: 2 });
  breaker.onChange((reasons) => told.push(reasons));
  for (let n = 0; n < 2; n += 1) await expect(breaker.run(broken)).rejects.toThrow('no answer');
  return { breaker, told };
};

describe('a breaker', () => {
  it('lets nobody wait for a backend that has failed several times in a row, and says why', async () => {
    const { breaker, told } = await open();
    const work = jest.fn(broken);
    await expect(breaker.run(work)).rejects.toMatchObject(away);
    expect(work).not.toHaveBeenCalled();
    expect(told).toEqual([['Kafka is away.']]);
  });

  it('forgives a failure that is followed by a success', async () => {
    const breaker = new BackendBreaker({ name: 'Kafka', failuresInARow: 2 });
    for (const work of [broken, () => Promise.resolve(), broken])
      await breaker.run(work).catch(() => undefined);
    expect(breaker.isClosed).toBe(true);
  });

  it('lets one try after a second, refuses the others meanwhile, and closes when that one succeeds', async () => {
    const { breaker, told } = await open();
    jest.advanceTimersByTime(1_000);
    const answer = Promise.withResolvers<string>();
    const first = breaker.run(() => answer.promise);
    await expect(breaker.run(() => Promise.resolve('second'))).rejects.toMatchObject(away);
    answer.resolve('first');
    expect(await first).toBe('first');
    expect(await breaker.run(() => Promise.resolve('third'))).toBe('third');
    expect(told.at(-1)).toEqual([]);
  });

  it('stays open when the one that tries fails', async () => {
    const { breaker } = await open();
    jest.advanceTimersByTime(1_000);
    await expect(breaker.run(broken)).rejects.toThrow('no answer');
    await expect(breaker.run(() => Promise.resolve())).rejects.toMatchObject(away);
  });
});
