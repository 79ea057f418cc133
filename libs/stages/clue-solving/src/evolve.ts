import type { Recorded } from '@treasure-hunt/decider';
import {
  closed,
  forgotten,
  told,
  toldAll,
  withFinder,
  withHolder,
  withoutHolder,
  withoutPlace,
  withoutPlayer,
  withoutPlayers,
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
import type { Clue, DefinedClue, EndedClue, ForgottenClue } from './clue.js';
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

const definedIn = ({ clue }: State): DefinedClue | undefined =>
  clue?.status === 'forgotten' ? undefined : clue;

const ofClue =
  <F>(change: (clue: DefinedClue, fact: F) => Clue): Evolution<F> =>
  (state, fact) => {
    const clue = definedIn(state);
    return clue ? { ...state, clue: change(clue, fact) } : state;
  };

const ofEnd = <F>(change: (clue: EndedClue, fact: F) => Clue): Evolution<F> =>
  ofClue((clue, fact) => (clue.status === 'ended' ? change(clue, fact) : clue));

const ofForgotten =
  <F>(change: (clue: ForgottenClue, fact: F) => ForgottenClue): Evolution<F> =>
  (state, fact) =>
    state.clue?.status === 'forgotten' ? { ...state, clue: change(state.clue, fact) } : state;

/** Nothing is known of the player any more. */
const withoutHolding: Evolution<unknown> = (state) => ({ ...state, holding: undefined });

/** The slot of a player who holds the clue is free again. */
const freed: Evolution<unknown> = (state, fact) => {
  const { holding } = state;
  if (holding?.status !== 'assigned') return state;
  return ofClue((clue) => withoutHolder(clue, holding.huntVersion))(state, fact);
};

/** A verdict that is told again changes nothing; one on a clue that is not known, or not any more, is not kept. */
const once =
  <F extends { readonly id: string }>(evolution: Evolution<F>): Evolution<F> =>
  (state, fact) => {
    const isRepeated = state.holding?.verdicts.some(({ id }) => id === fact.id) ?? false;
    return isRepeated || !definedIn(state) ? state : evolution(state, fact);
  };

const evolutions: { readonly [Type in Fact['type']]: Evolution<Recorded<FactOf<Type>>> } = {
  'definition.stored': (state, fact) => ({ ...state, clue: withVersion(definedIn(state), fact) }),
  'chest.defined': unchanged,
  'chest.retired': unchanged,
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
  'clue.forgotten': ofEnd(forgotten),
  'player.forgotten': all(withoutHolding, ofForgotten(withoutPlayer)),
  'players.forgotten': ofForgotten(withoutPlayers),
};

/** How a fact changes what is known, and when the clue is due again. */
export const evolve = (state: State, fact: Recorded<Fact>): State => {
  const evolved = (evolutions[fact.type] as Evolution<Recorded<Fact>>)(state, fact);
  const { clue } = evolved;
  if (!clue || clue === state.clue || !('at' in fact.data)) return evolved;
  return { ...evolved, clue: scheduled(clue, fact.data.at) };
};
