import type { LootDefined } from '@treasure-hunt/contracts';
import { flow } from '@treasure-hunt/contracts';
import type { Recorded, Stage } from '@treasure-hunt/decider';
import { grant, type Secrets } from './grant.js';
import { grants } from './keys.js';
import { reverse, withReversal } from './reverse.js';
import type { KnownLoot, RewardCommand, RewardFact, RewardState } from './state.js';

/** What players earn at chests, each coin and item under an id of its own, and what staff take back. `secrets` are the engine's, by id. */
export const rewards = (secrets: Secrets): Stage<RewardCommand, RewardFact, RewardState> => ({
  flow: flow.rewards,
  parts: {
    loot: { collection: 'loot', kept: 'memory' },
    grant: { collection: grants, kept: 'cache', isPacked: true },
  },
  initial: {},

  keysOf({ data }) {
    return 'grantId' in data
      ? { loot: data.clueId, grant: `${data.clueId}/${data.grantId}` }
      : { loot: data.clueId };
  },

  decide(command, { loot, grant: granted }) {
    switch (command.type) {
      case 'loot.defined':
        return keep(command.data, loot);
      case 'loot.retired':
        return [{ type: 'loot.forgotten', data: { clueId: command.data.clueId } }];
      case 'chest.revealed':
      case 'chest.exhausted':
        return grant(command, loot, secrets);
      case 'reward.reversal-requested':
        return reverse(command, granted);
    }
  },

  evolve,
});

const evolve = (state: RewardState, fact: Recorded<RewardFact>): RewardState => {
  switch (fact.type) {
    case 'loot.kept':
      return { ...state, loot: fact.data.loot };
    case 'loot.forgotten':
      return { ...state, loot: undefined };
    case 'reward.granted':
      return { ...state, grant: { ...fact.data, factId: fact.id } };
    case 'reward.reversed':
      return state;
    case 'reward.reversal-answered':
      return fact.data.answer === 'reversed'
        ? { ...state, grant: withReversal(state.grant, fact.data) }
        : state;
  }
};

/** A version above the known one replaces it; any other is old news. */
const keep = (defined: LootDefined, known: KnownLoot | undefined): RewardFact[] => {
  if (known && defined.huntVersion <= known.lootVersion) return [];
  const { huntId, huntVersion, clueId, secretId, chests } = defined;
  const loot = { huntId, lootVersion: huntVersion, secretId, chests };
  return [{ type: 'loot.kept', data: { clueId, loot } }];
};
