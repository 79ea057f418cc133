import { TailProgress } from './progress.js';

const map = (...entries: [number, number][]) => new Map(entries);
const settled = async (promise: Promise<void>): Promise<string> =>
  Promise.race([
    promise.then(
      () => 'caught up',
      (error: Error) => error.message,
    ),
    new Promise<string>((resolve) => setImmediate(() => resolve('behind'))),
  ]);

it('has caught up when every partition is at the end that was seen', async () => {
  const progress = new TailProgress(map([0, 0], [1, 0], [2, 4]));
  const caughtUp = progress.reached(map([0, 3], [1, 2], [2, 4]));
  progress.moved(0, 5);
  progress.moved(1, 1);
  expect(await settled(caughtUp)).toBe('behind');
  progress.moved(1, 2);
  expect(await settled(caughtUp)).toBe('caught up');
  expect(progress.next(0)).toBe(5);
});

it('has caught up at once when there is nothing', async () => {
  expect(await settled(new TailProgress(map([0, 7])).reached(map([0, 7])))).toBe('caught up');
});

it('comes to a later end later', async () => {
  const progress = new TailProgress(map([0, 0]));
  const [first, second] = [progress.reached(map([0, 1])), progress.reached(map([0, 2]))];
  progress.moved(0, 1);
  expect([await settled(first), await settled(second)]).toEqual(['caught up', 'behind']);
  progress.moved(0, 2);
  expect(await settled(second)).toBe('caught up');
});

it('says so when it is stopped before', async () => {
  const progress = new TailProgress(map([0, 0]));
  const before = progress.reached(map([0, 1]));
  progress.stop();
  for (const caughtUp of [before, progress.reached(map([0, 1]))])
    expect(await settled(caughtUp)).toMatch('stopped before it had caught up');
});
