import { flow } from '@treasure-hunt/contracts';
import type { Recorded, Stage } from '@treasure-hunt/decider';
import { define } from './define.js';
import { chests, keysOf, reveals } from './keys.js';
import { forgetNext, retire } from './retire.js';
import { reveal } from './reveal.js';
import type { ChestCommand, ChestFact, Chests, ChestState } from './state.js';

/** Who of those that solved a final clue gets one of the chests there. */
export const chestReveal: Stage<ChestCommand, ChestFact, ChestState> = {
  flow: flow.chestReveal,
  parts: {
    chests: { collection: chests, kept: 'memory' },
    reveal: { collection: reveals, kept: 'memory', isPacked: true },
  },
  initial: {},

  keysOf,

  decide(command, state) {
    switch (command.type) {
      case 'chest.defined':
        return define(command.data, state.chests);
      case 'solution.accepted':
        return reveal(command, state);
      case 'chest.retired':
        return retire(command.data, state.chests, command.now);
      case 'due':
        return forgetNext(state, command);
      case 'tick':
        return [];
    }
  },

  evolve(state, fact) {
    switch (fact.type) {
      case 'chests.kept':
        return { ...state, chests: keptOf(fact) };
      case 'loot.defined':
      case 'loot.retired':
        return state;
      case 'reveal.forgotten':
        return { chests: state.chests && { ...state.chests, dueAt: fact.data.at }, reveal: undefined };
      case 'chests.forgotten':
        return { ...state, chests: undefined };
      case 'chest.revealed': {
        const { chestId, opener } = fact.data;
        return {
          chests: state.chests && opened(state.chests, chestId, opener),
          reveal: { status: 'revealed', chestId, opener },
        };
      }
      case 'chest.exhausted':
        return { ...state, reveal: { status: 'exhausted', chestId: fact.data.chestId } };
    }
  },
};

const keptOf = ({ data }: Extract<Recorded<ChestFact>, { type: 'chests.kept' }>): Chests => {
  const { clueId: _, ...chests } = data;
  return chests;
};

const opened = (chests: Chests, chestId: string, opener: number): Chests => ({
  ...chests,
  chests: chests.chests.map((chest) => (chest.chestId === chestId ? { ...chest, opened: opener } : chest)),
});
