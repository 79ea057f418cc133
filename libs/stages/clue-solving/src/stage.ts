import { flow } from '@treasure-hunt/contracts';
import type { Stage } from '@treasure-hunt/decider';
import { decide } from './decide.js';
import { evolve, type State } from './evolve.js';
import { clues, holdings, keysOf, places } from './keys.js';
import type { Command, Fact } from './messages.js';

/** Who holds which clue now, who waits for one, whether an answer solves it, and what that unlocks. */
export const clueSolving: Stage<Command, Fact, State> = {
  flow: flow.clueSolving,
  parts: {
    clue: { collection: clues, kept: 'memory' },
    holding: { collection: holdings, kept: 'memory', isPacked: true },
    place: { collection: places, kept: 'memory' },
  },
  initial: {},
  keysOf,
  decide,
  evolve,
};
