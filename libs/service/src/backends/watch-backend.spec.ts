import { setTimeout as wait } from 'node:timers/promises';
import { createReadiness } from '../health/readiness.js';
import { watchBackend } from './watch-backend.js';

const here = (): Promise<number> => Promise.resolve(8);
const away = (): Promise<number> => Promise.reject(new Error('Connection refused.'));

/** Kafka as it answers one question after the other; then it is here. Resolves with what readiness said. */
const saidOf = async (answers: (() => Promise<number>)[], changes: number): Promise<readonly string[][]> => {
  const said: string[][] = [];
  const end = new AbortController();
  const readiness = createReadiness(({ reasons }) => void said.push([...reasons]));
  const ask = () => (answers.shift() ?? here)();
  const watching = watchBackend('Kafka', ask, { readiness, draining: end.signal });
  while (said.length < changes || answers.length > 0) await wait(20);
  end.abort();
  await watching;
  return said;
};

describe('readiness', () => {
  it('says that Kafka is away, and that it is back', async () => {
    expect(await saidOf([here, away, away], 3)).toEqual([[], ['Kafka is away.'], []]);
  }, 20_000);

  it('minds no single answer that fails', async () => {
    expect(await saidOf([here, away, here, away, here], 1)).toEqual([[]]);
  }, 20_000);
});
