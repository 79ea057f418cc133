import { commandLine } from './options.js';
import { playOne } from './play-one.js';
import { playSeeds } from './play-seeds.js';

await commandLine(async (options) => {
  const isWell = options.seed === undefined ? await playSeeds(options) : await playOne(options.seed, options);
  process.exitCode = isWell ? 0 : 1;
}).parseAsync();
