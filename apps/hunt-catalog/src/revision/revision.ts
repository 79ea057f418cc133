import type { SealedDefinition } from '@treasure-hunt/contracts';
import { timesOf } from '@treasure-hunt/publication';
import type { Fault } from '@treasure-hunt/service';
import { chestPlaces, supplies } from './chests.js';
import { clueIds } from './clue-ids.js';
import { opening } from './opening.js';
import { puzzles } from './puzzles.js';
import { requirements } from './requirements.js';
import type { RevisionRule } from './rule.js';

/** Clocks of brokers may be ahead by a little, and a version takes a while to go out. */
const marginMs = 60_000;

const always: readonly RevisionRule[] = [clueIds, supplies];
const onceOpen: readonly RevisionRule[] = [requirements, puzzles, chestPlaces, opening];

/** Everything in which a version breaks with the one before, each by the path of its field; both are sealed by one key. `now` in milliseconds since 1970. */
export const revisionFaults = (
  before: SealedDefinition,
  next: SealedDefinition,
  now: number,
): readonly Fault[] => {
  const isOpen = now + marginMs >= (timesOf(before).opensAt ?? -Infinity);
  const rules = isOpen ? [...always, ...onceOpen] : always;
  return rules.flatMap((rule) => rule({ before, next, isOpen }));
};
