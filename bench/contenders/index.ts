import type { Contender } from './contender.js';
import { engine } from './engine/engine.js';
import { limit } from './limit/limit.js';

/** All contenders, in the order of the table. */
export const contenders: readonly Contender[] = [engine, limit];
