import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { huntDefinition, type HuntDefinition } from '@treasure-hunt/contracts';
import { expectationOf } from './expect/expectation.js';
import { walksCsv } from './generate/walks-csv.js';
import { readCsv } from './walks/read-csv.js';

const shipped = (file: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../${file}`, import.meta.url)), 'utf8');
const huntOf = async (file: string): Promise<HuntDefinition> =>
  huntDefinition.parse(JSON.parse(await shipped(file)));

describe('what is shipped', () => {
  it('has the walks that the generator makes', async () => {
    expect(await shipped('walks/paris.csv')).toBe(walksCsv(3, 30));
  });

  it('walks at walking pace, with a fix every few seconds', async () => {
    for (const { fixes } of readCsv(await shipped('walks/paris.csv'), 'paris.csv')) {
      const pauses = fixes.slice(1).map(({ at }, n) => at - (fixes[n]?.at ?? 0));
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(4_000);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(6_000);
      expect(fixes.length).toBeGreaterThan(100);
    }
  });

  it('has walks on which every clue of the hunt is solved by somebody, and most come to a chest', async () => {
    const hunt = await huntOf('hunts/paris.hunt.json');
    const expected = readCsv(await shipped('walks/paris.csv'), 'paris.csv').map((walk) =>
      expectationOf(walk, hunt),
    );
    for (const { clueId } of hunt.clues)
      expect(expected.filter(({ solved }) => solved.has(clueId)).length).toBeGreaterThan(2);
    expect(expected.filter(({ finals }) => finals.size > 0).length).toBeGreaterThan(15);
    expect(expected.filter(({ locked }) => locked.size > 0).length).toBeGreaterThan(0);
  });

  it('has a hunt in Beijing whose definition is valid', async () => {
    expect((await huntOf('hunts/beijing.hunt.json')).clues.length).toBeGreaterThanOrEqual(5);
  });
});
