import { recordOf } from './record.js';

const headersRead = (headers: object) =>
  recordOf({
    ...{ offset: '1', timestamp: '2', attributes: 0, key: null, value: null },
    headers: headers as Record<string, Buffer>,
  }).headers;
const one = Buffer.from('1');

describe('headers without a value', () => {
  it('are not there, also among several under one name', () => {
    expect(headersRead({ none: null, some: one, mixed: [null, one, null], only: [null, null] })).toEqual({
      some: one,
      mixed: one,
    });
  });

  it('leave the others as they are, whatever their names', () => {
    const named = Object.fromEntries([
      ['__proto__', one],
      ['constructor', [one, one, null]],
      ['none', null],
    ]) as object;
    const read = headersRead(named);
    expect(Object.entries(read)).toEqual([
      ['__proto__', one],
      ['constructor', [one, one]],
    ]);
  });
});
