import type { Clue, Requirement, Requires } from '@treasure-hunt/contracts';

/** The two ways to write a requirement as one: `n` of these clues. */
export const requirementOf = (requires: Requires): Requirement =>
  'allOf' in requires
    ? { n: requires.allOf.length, clues: requires.allOf }
    : { n: requires.nOf.n, clues: requires.nOf.clues };

/** What a clue needs, if it needs anything. */
export const needsOf = ({ requires }: Pick<Clue, 'requires'>): Requirement | undefined =>
  requires && requirementOf(requires);
