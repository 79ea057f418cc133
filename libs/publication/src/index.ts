export type { Edition } from './edition.js';
export { needsOf, requirementOf } from './requirement.js';
export { resolved, type Resolved } from './resolved.js';
export { reversalId, reversalRecord, type Reversal } from './reversal.js';
export { sealed } from './sealed.js';
export { timesOf } from './times.js';
export { firstStep, stepsOf, type Address, type PublishedRecord, type Step } from './steps.js';
