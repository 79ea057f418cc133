import type { Recorded } from '@treasure-hunt/decider';
import { told, toldAll, withFinder, withVersion } from './changes-of-clue.js';
import { assigned, expired, refused, remembered, solved, withRequirement } from './changes-of-holding.js';
import type { Clue, WithdrawnClue } from './clue.js';
import { stranger, type Holding } from './holding.js';
import type { Fact, FactOf } from './messages.js';

/** What is known of one clue, and of one player there. */
export type State = { readonly clue?: Clue; readonly holding?: Holding };

type Evolution<F> = (state: State, fact: F) => State;
type OfPlayer = { readonly data: { readonly playerId: string } };

const unchanged = (state: State): State => state;

const ofHolding =
  <F extends OfPlayer>(change: (holding: Holding, fact: F) => Holding): Evolution<F> =>
  (state, fact) => ({ ...state, holding: change(state.holding ?? stranger(fact.data.playerId), fact) });

const ofWithdrawal =
  <F>(change: (clue: WithdrawnClue, fact: F) => Clue): Evolution<F> =>
  (state, fact) =>
    state.clue?.status === 'withdrawn' ? { ...state, clue: change(state.clue, fact) } : state;

/** A verdict that is told again changes nothing; one on an unknown clue is not kept. */
const once =
  <F extends { readonly id: string }>(evolution: Evolution<F>): Evolution<F> =>
  (state, fact) => {
    const isRepeated = state.holding?.verdicts.some(({ id }) => id === fact.id) ?? false;
    return isRepeated || !state.clue ? state : evolution(state, fact);
  };

const found: Evolution<Recorded<FactOf<'solution.accepted'>>> = (state, fact) => ({
  ...ofHolding(solved)(state, fact),
  ...(state.clue && { clue: withFinder(state.clue, fact) }),
});

const evolutions: { readonly [Type in Fact['type']]: Evolution<Recorded<FactOf<Type>>> } = {
  'definition.stored': (state, fact) => ({ ...state, clue: withVersion(state.clue, fact) }),
  'chest.defined': unchanged,
  'discovery.remembered': ofHolding(remembered),
  'discovery.ignored': unchanged,
  'requirement.met': ofHolding(withRequirement),
  'unlock.ignored': unchanged,
  'clue.locked': unchanged,
  'clue.assigned': ofHolding(assigned),
  'clue.expired': ofHolding(expired),
  'clue.unlocked': unchanged,
  'solution.accepted': once(found),
  'solution.rejected': once(ofHolding(refused)),
  'withdrawal.advanced': ofWithdrawal(told),
  'withdrawal.ended': ofWithdrawal(toldAll),
};

/** How a fact changes what is known. */
export const evolve = (state: State, fact: Recorded<Fact>): State =>
  (evolutions[fact.type] as Evolution<Recorded<Fact>>)(state, fact);
