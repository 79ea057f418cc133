import { writeFile } from 'node:fs/promises';
import { walksCsv } from './generate/walks-csv.js';

/** Writes the walks that are shipped: always the same, so that whoever changes the generator sees what changes with it. */
const shippedSeed = 3;
const walkers = 30;

await writeFile(new URL('../walks/paris.csv', import.meta.url), walksCsv(shippedSeed, walkers));
