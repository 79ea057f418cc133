import { flow } from '@treasure-hunt/contracts';
import { isDue, type AnyCommand, type AnyStage, type Parts, type Reader } from '@treasure-hunt/decider';
import { decidingOtherwise, type PlantedDefect } from './defect.js';

const clueSolving = flow.clueSolving.name;

type WithData<Data> = AnyCommand & { readonly data: Data };

/** The command with other data, where it is of a type. */
const changed = <Data>(command: AnyCommand, type: string, change: (data: Data) => Data): AnyCommand =>
  command.type === type
    ? ({ ...command, data: change((command as WithData<Data>).data) } as AnyCommand)
    : command;

/** What a slip in the rules would do. */
export const defectsOfRules: readonly PlantedDefect[] = [
  {
    name: 'a decision looks at the wall clock',
    law: 'a fact that is sent again is the same fact',
    from: 1,
    seams: decidingOtherwise(
      clueSolving,
      (decide, { cluster }) =>
        (command, state) =>
          decide({ ...command, now: Math.floor(cluster.schedule.nowMs) }, state),
    ),
  },
  {
    name: 'the capacity is off by one',
    law: 'a clue is held, waited for and left in turn',
    from: 1,
    seams: decidingOtherwise(
      clueSolving,
      (decide) => (command, state) =>
        decide(
          changed<{ capacity?: number }>(command, 'clue.defined', (data) =>
            data.capacity === undefined ? data : { ...data, capacity: data.capacity + 1 },
          ),
          state,
        ),
    ),
  },
  {
    name: 'an answer is judged by the newest version',
    law: 'a verdict goes by the assignment and its version',
    from: 3,
    seams: decidingOtherwise(
      clueSolving,
      (decide) => (command, state) =>
        decide(command, command.type === 'solution.submitted' ? underNewest(state) : state),
    ),
  },
  {
    name: 'a chest is oversold by one',
    law: 'a chest never exceeds its supply',
    from: 1,
    seams: decidingOtherwise(
      flow.chestReveal.name,
      (decide) => (command, state) =>
        decide(command, command.type === 'solution.accepted' ? withOneMore(state) : state),
    ),
  },
  {
    name: 'who came last is served first',
    law: 'a clue is held, waited for and left in turn',
    from: 1,
    seams: () => ({ stage: (stage) => (stage.flow.name === clueSolving ? lastFirst(stage) : stage) }),
  },
  {
    name: 'an attempt that comes again is judged again',
    law: 'each attempt has exactly one verdict',
    from: 1,
    seams: decidingOtherwise(clueSolving, (decide) => (command, state) => decide(command, forgetful(state))),
  },
  {
    name: 'the next release plays hunts of the first rules by the second',
    law: 'a fact that is sent again is the same fact',
    from: 12,
    seams: decidingOtherwise(
      clueSolving,
      (decide, { release }) =>
        (command, state) =>
          decide(command, state).map((fact) =>
            release > 1 && fact.type === 'solution.rejected'
              ? { ...fact, data: { ...fact.data, retryAfterMs: 1 } }
              : fact,
          ),
    ),
  },
];

interface SolvingState {
  readonly clue?: { readonly versions: readonly { readonly huntVersion: number }[] };
  readonly holding?: object;
}

const underNewest = (state: Parts): Parts => {
  const { clue, holding } = state as SolvingState;
  const newest = clue?.versions.at(-1)?.huntVersion;
  return holding && 'huntVersion' in holding
    ? ({ ...state, holding: { ...holding, huntVersion: newest } } as Parts)
    : state;
};

const forgetful = (state: Parts): Parts => {
  const { holding } = state as SolvingState;
  return holding ? ({ ...state, holding: { ...holding, verdicts: [] } } as Parts) : state;
};

const withOneMore = (state: Parts): Parts => {
  const { chests } = state as {
    readonly chests?: { readonly chests: readonly { readonly supply: number }[] };
  };
  if (!chests) return state;
  const more = chests.chests.map((chest) => ({ ...chest, supply: chest.supply + 1 }));
  return { ...state, chests: { ...chests, chests: more } } as Parts;
};

/** The line of a clue is worked off from its end. */
const lastFirst = (stage: AnyStage): AnyStage => ({
  ...stage,
  keysOf: (subject, documents) => {
    const keys = stage.keysOf(subject, documents);
    const { place, clue } = keys as { place?: string; clue?: string };
    if (!('key' in subject) || !isDue(subject) || place === undefined || clue === undefined) return keys;
    const last = lastBehind(documents, `${clue}/waiting/`, place);
    const { playerId } = documents.get('waiting_places', last) as unknown as { playerId: string };
    return { ...keys, place: last, holding: `${clue}/${playerId}` };
  },
});

const lastBehind = (documents: Reader, prefix: string, key: string): string => {
  const next = documents.next('waiting_places', prefix, key);
  return next === undefined ? key : lastBehind(documents, prefix, next);
};
