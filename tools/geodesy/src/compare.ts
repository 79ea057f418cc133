import type { HuntPublished } from '@treasure-hunt/contracts';
import { Engine, type Made } from './engine.js';
import { nobody, rule, type Answer, type Fix, type Rules, type Standing } from './referee.js';
import type { ReferenceFence } from './reference-fence.js';
import { referenceFences } from './reference-hunt.js';
import type { Tally } from './tally.js';

/** One player's fixes, in order. */
export interface Walk {
  readonly playerId: string;
  readonly fixes: readonly Fix[];
}

/** Walks of one hunt. */
export interface Scene {
  readonly hunt: HuntPublished;
  readonly walks: readonly Walk[];
}

/**
 * Plays walks through the engine and through the reference, and tallies question by question where they agree. The reference may be
 * given another hunt, to see that a difference is seen.
 */
export const compare = ({ hunt, walks }: Scene, tally: Tally, referenceHunt = hunt): void => {
  const engine = new Engine(hunt);
  const contract = { rules: hunt.discovery, fences: referenceFences(referenceHunt) };
  for (const { playerId, fixes } of walks) {
    let standing = nobody;
    for (const fix of fixes) standing = compareFix(standing, { playerId, fix, engine }, { contract, tally });
  }
};

interface Moved {
  readonly playerId: string;
  readonly fix: Fix;
  readonly engine: Engine;
}

interface Judging {
  readonly contract: { readonly rules: Rules; readonly fences: readonly ReferenceFence[] };
  readonly tally: Tally;
}

/** After a question on which they differ both go on from what the engine says, so that each is counted once. */
const compareFix = (
  before: Standing,
  { playerId, fix, engine }: Moved,
  { contract, tally }: Judging,
): Standing => {
  const made = engine.move(playerId, fix);
  // The time of a fix is no question of geometry.
  if (made.isLate) return made.after;
  const { answers, after } = rule(before, fix, contract);
  const differOn = new Set<string | undefined>();
  for (const answer of answers) {
    const clueId = answer.fence?.clueId;
    if (differOn.has(clueId)) continue; // Whoever has not entered cannot have left.
    const said = saysOf(made, after, answer);
    tally.count(answer, said);
    if (said === answer.yes) continue;
    differOn.add(clueId);
    if (answer.question === 'too fast') break; // They judge different ways from here on.
  }
  return differOn.size === 0 ? after : made.after;
};

/** What the engine says to a question, as far as it shows. */
const saysOf = (made: Made, expected: Standing, { question, fence, yes }: Answer): boolean => {
  const clueId = fence?.clueId ?? '';
  switch (question) {
    case 'too fast':
      // Refused by both, and yet not as part of the same row of suspects: somewhere in it they differ.
      return yes ? made.isTooFast && made.after.suspects.length === expected.suspects.length : made.isTooFast;
    case 'way touches':
      return made.found.has(clueId);
    case 'stays inside':
      return made.found.has(clueId) || made.after.dwelling.has(clueId);
    case 'has left':
      return !made.after.inside.has(clueId);
  }
};
