import type { Fault } from '@treasure-hunt/service';
import { answers } from './answers.js';
import { capacities } from './capacities.js';
import { cycles } from './cycles.js';
import { duplicates } from './duplicates.js';
import { fences } from './fences.js';
import { huntId } from './hunt-id.js';
import type { Rule } from './rule.js';
import type { Sketch } from './sketch.js';
import { times } from './times.js';
import { tooManyNeeded } from './too-many-needed.js';
import { unknownClues } from './unknown-clues.js';
import { unreachable } from './unreachable.js';

const rules: readonly Rule[] = [
  huntId,
  duplicates,
  unknownClues,
  tooManyNeeded,
  cycles,
  unreachable,
  answers,
  fences,
  capacities,
  times,
];

/** Everything that keeps a hunt from being played to its end, each by the path of its field; none if it can be. */
export const playable = (hunt: Sketch): readonly Fault[] => rules.flatMap((rule) => rule(hunt));
