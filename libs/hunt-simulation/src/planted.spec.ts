import { judged } from './judged.js';
import type { PlantedDefect } from './testing/planted/defect.js';
import { plantedDefects } from './testing/planted/index.js';

/** Each defect is found within so many seeds. */
const maxSeeds = 60;

/** The first seed, from the one that is known to do it, in which a defect breaks its law. */
const firstSeedThatShows = async ({ law, seams, from }: PlantedDefect): Promise<number | undefined> => {
  for (let seed = from; seed < from + maxSeeds; seed += 1) {
    const { violations } = await judged({ seed, seams: seams() });
    if (violations.some((one) => one.law === law)) return seed;
  }
  return undefined;
};

describe('a defect that is planted in the engine is found:', () => {
  it.each(plantedDefects.map((defect) => [defect.name, defect] as const))(
    '%s',
    async (_, defect) => {
      expect(await firstSeedThatShows(defect)).toBeDefined();
    },
    120_000,
  );
});
