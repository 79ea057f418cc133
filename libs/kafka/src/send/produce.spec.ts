import { topicMessages } from './produce.js';

it('sends headers of any name, also those that objects have by themselves', () => {
  const names = ['__proto__', 'length', 'constructor', 'ce_id'];
  const headers = Object.fromEntries(names.map((name) => [name, Buffer.from(name)]));
  const [sent] = topicMessages([{ topic: 't', partition: 0, key: null, value: null, headers }]);
  expect(Object.entries(sent?.messages[0]?.headers ?? {})).toEqual(Object.entries(headers));
});
