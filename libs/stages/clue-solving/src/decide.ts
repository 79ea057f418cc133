import { define } from './define.js';
import { discover } from './discover.js';
import { endHold } from './end-hold.js';
import type { State } from './evolve.js';
import { stranger } from './holding.js';
import { judge } from './judge.js';
import { holdings } from './keys.js';
import type { Command, Fact, PlayerCommand } from './messages.js';
import { serve } from './serve.js';
import { unlock } from './unlock.js';

/** What is said to a command. */
export const decide = (command: Command, state: State): Fact[] => {
  const { clue, holding } = state;
  switch (command.type) {
    case 'clue.defined':
      return define(clue, command);
    case 'clue.discovered':
      return discover(clue, holding ?? strangerOf(command), command);
    case 'clue.unlocked':
      return unlock(clue, holding ?? strangerOf(command), command);
    case 'solution.submitted':
      return judge(clue, holding ?? strangerOf(command), command);
    case 'due':
      return command.collection === holdings ? endHold(clue, holding, command) : serve(state, command);
    case 'tick':
      return [];
  }
};

const strangerOf = ({ data }: PlayerCommand) => stranger(data.playerId);
