import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { pageSeed, randomScenes } from './random-scenes.js';
import { tableOf } from './table.js';
import { tallyOf } from './tally-of.js';
import { readWalks, sceneOf } from './walks.js';

interface Options {
  readonly walks?: string;
  readonly seed: number;
}

/** npm runs scripts at the root, wherever the user is. */
const asGiven = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

const scenesFor = ({ walks, seed }: Options) =>
  walks === undefined ? randomScenes(seed) : [sceneOf(readWalks(readFileSync(walks, 'utf8')), seed)];

new Command('geodesy')
  .description('Compares what discovery decides with the same rules measured on the ellipsoid.')
  .option(
    '--walks <file>',
    'CSV (player_id,at,lat,lon); without it, random walks at places of all kinds',
    asGiven,
  )
  .option('--seed <n>', 'of all that is left to chance', Number, pageSeed)
  .action((options: Options) => {
    const tally = tallyOf(scenesFor(options));
    console.log(tableOf(tally));
    if ([...tally.counts.values()].some(({ beyond }) => beyond > 0)) process.exitCode = 1;
  })
  .parse();
