import { commitsThrough } from './commits.js';

it('commits the newest offsets of all partitions together, while one request is out', async () => {
  const requests: [number, number][][] = [];
  const first = Promise.withResolvers<void>();
  const commit = commitsThrough((offsets) => {
    requests.push([...offsets]);
    return requests.length === 1 ? first.promise : Promise.resolve();
  });
  const all = [commit(0, 1)];
  await new Promise(setImmediate);
  all.push(commit(0, 5), commit(1, 7), commit(0, 9));
  first.resolve();
  await Promise.all(all);
  await commit(1, 8);
  expect(requests).toEqual([
    [[0, 1]],
    [
      [0, 9],
      [1, 7],
    ],
    [[1, 8]],
  ]);
});

it('never rejects', async () => {
  const commit = commitsThrough(() => Promise.reject(new Error('ILLEGAL_GENERATION')));
  await expect(commit(0, 1)).resolves.toBeUndefined();
  await expect(commit(0, 2)).resolves.toBeUndefined();
});
