import type { Scenario } from './scenario.js';
import { steady } from './steady.js';

/** All scenarios, in the order in which they are measured. */
export const scenarios: readonly Scenario[] = [steady];
