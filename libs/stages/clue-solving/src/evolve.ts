import type { Recorded } from '@treasure-hunt/decider';
import {
  closed,
  told,
  toldAll,
  withFinder,
  withHolder,
  withoutHolder,
  withoutPlace,
  withPlace,
  withVersion,
} from './changes-of-clue.js';
import {
  assigned,
  expired,
  inLine,
  refused,
  remembered,
  solved,
  turnedAway,
  withRequirement,
} from './changes-of-holding.js';
import type { Clue, EndedClue } from './clue.js';
import { stranger, type Holding } from './holding.js';
import type { Place } from './line.js';
import type { Fact, FactOf } from './messages.js';
import { scheduled } from './schedule.js';

/** What is known of one clue, of one player there, and of a place in line. */
export type State = { readonly clue?: Clue; readonly holding?: Holding; readonly place?: Place };

type Evolution<F> = (state: State, fact: F) => State;
type OfPlayer = { readonly data: { readonly playerId: string } };

const unchanged = (state: State): State => state;

/** One change after the other. */
const all =
  <F>(...evolutions: Evolution<F>[]): Evolution<F> =>
  (state, fact) =>
    evolutions.reduce((so, evolution) => evolution(so, fact), state);

const ofHolding =
  <F extends OfPlayer>(change: (holding: Holding, fact: F) => Holding): Evolution<F> =>
  (state, fact) => ({ ...state, holding: change(state.holding ?? stranger(fact.data.playerId), fact) });

const ofClue =
  <F>(change: (clue: Clue, fact: F) => Clue): Evolution<F> =>
  (state, fact) =>
    state.clue ? { ...state, clue: change(state.clue, fact) } : state;

const ofEnd = <F>(change: (clue: EndedClue, fact: F) => Clue): Evolution<F> =>
  ofClue((clue, fact) => (clue.status === 'ended' ? change(clue, fact) : clue));

/** The slot of a player who holds the clue is free again. */
const freed: Evolution<unknown> = (state, fact) => {
  const { holding } = state;
  if (holding?.status !== 'assigned') return state;
  return ofClue((clue) => withoutHolder(clue, holding.huntVersion))(state, fact);
};

/** A verdict that is told again changes nothing; one on an unknown clue is not kept. */
const once =
  <F extends { readonly id: string }>(evolution: Evolution<F>): Evolution<F> =>
  (state, fact) => {
    const isRepeated = state.holding?.verdicts.some(({ id }) => id === fact.id) ?? false;
    return isRepeated || !state.clue ? state : evolution(state, fact);
  };

const evolutions: { readonly [Type in Fact['type']]: Evolution<Recorded<FactOf<Type>>> } = {
  'definition.stored': (state, fact) => ({ ...state, clue: withVersion(state.clue, fact) }),
  'chest.defined': unchanged,
  'discovery.remembered': ofHolding(remembered),
  'discovery.ignored': unchanged,
  'requirement.met': ofHolding(withRequirement),
  'unlock.ignored': unchanged,
  'place.taken': (state, fact) => ({
    ...all(ofHolding(inLine), ofClue(withPlace))(state, fact),
    place: { line: fact.data.line, number: fact.data.number, playerId: fact.data.playerId },
  }),
  'place.left': (state, fact) => ({ ...ofClue(withoutPlace)(state, fact), place: undefined }),
  'clue.locked': unchanged,
  'clue.queued': unchanged,
  'clue.turned-away': ofHolding(turnedAway),
  'clue.assigned': all(ofHolding(assigned), ofClue(withHolder)),
  'clue.expired': all(freed, ofHolding(expired)),
  'clue.unlocked': unchanged,
  'clue.closed': ofClue(closed),
  'solution.accepted': once(all(freed, ofHolding(solved), ofClue(withFinder))),
  'solution.rejected': once(ofHolding(refused)),
  'end.advanced': ofEnd(told),
  'end.told': ofEnd(toldAll),
};

/** How a fact changes what is known, and when the clue is due again. */
export const evolve = (state: State, fact: Recorded<Fact>): State => {
  const evolved = (evolutions[fact.type] as Evolution<Recorded<Fact>>)(state, fact);
  const { clue } = evolved;
  if (!clue || clue === state.clue || !('at' in fact.data)) return evolved;
  return { ...evolved, clue: scheduled(clue, fact.data.at) };
};
