import { highest } from './highest.js';
import type { Scenario } from './scenario.js';
import { hunts, steady } from './steady.js';

/** All scenarios, in the order in which they are measured. */
export const scenarios: readonly Scenario[] = [steady, highest, hunts];
