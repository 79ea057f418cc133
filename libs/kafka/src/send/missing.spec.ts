import { missing } from './missing.js';

const to = (topic: string, partition: number, key: string) => ({
  topic,
  partition,
  key,
  value: null,
  headers: {},
});

it('finds the records of partitions that did not come back, in order', () => {
  const sent = [to('a', 0, '1'), to('a', 1, '2'), to('b', 0, '3'), to('a', 1, '4')];
  const acknowledged = [
    { topic: 'b', partition: 0 },
    { topic: 'a', partition: 0 },
  ];
  expect(missing(sent, acknowledged).map(({ key }) => key)).toEqual(['2', '4']);
  expect(missing(sent, [...acknowledged, { topic: 'a', partition: 1 }])).toEqual([]);
});

it('takes the same partition of another topic for another partition', () => {
  expect(missing([to('a', 1, '1')], [{ topic: 'b', partition: 1 }])).toHaveLength(1);
});
