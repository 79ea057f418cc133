import { fullDisk } from './full-disk.js';

it('names a disk that is full, and no other', () => {
  expect(fullDisk('/proc/log')).toBe('only 0 MB are left on the disk of /proc'); // There is no room in it for anything.
  expect(fullDisk(import.meta.filename)).toBeUndefined();
  expect(fullDisk('/no/such/folder/log')).toBeUndefined();
});
