import { burst } from './burst.js';
import { bytes } from './bytes.js';
import { gateway } from './gateway.js';
import { growth } from './growth.js';
import { highest } from './highest.js';
import { hot } from './hot.js';
import { movement } from './movement.js';
import { pauses } from './pauses.js';
import type { Scenario } from './scenario.js';
import { soak } from './soak.js';
import { hunts, steady } from './steady.js';
import { takeover } from './takeover.js';
import { tracing } from './tracing.js';

/** All scenarios, in the order in which they are measured. */
export const scenarios: readonly Scenario[] = [
  steady,
  highest,
  hunts,
  movement,
  hot,
  burst,
  growth,
  bytes,
  pauses,
  gateway,
  tracing,
  takeover,
  soak,
];
