import { leavesRoom, maxOpenFiles } from './open-files.js';

const limits = (soft: string): string =>
  `Limit                     Soft Limit           Hard Limit           Units
Max processes             127000               127000               processes
Max open files            ${soft.padEnd(20)} 1048576              files
`;

describe('open files', () => {
  it('are limited as the system says', () => expect(maxOpenFiles(limits('16000'))).toBe(16_000));

  it('are as many as one likes where it says nothing', () => {
    expect(maxOpenFiles(limits('unlimited'))).toBe(Infinity);
    expect(maxOpenFiles('')).toBe(Infinity);
  });

  it('are enough for feeds only with 2,000 to spare', () =>
    expect([14_000, 14_001].map((feeds) => leavesRoom(feeds, limits('16000')))).toEqual([true, false]));
});
