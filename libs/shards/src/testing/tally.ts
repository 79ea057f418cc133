import {
  flow,
  type ClueDiscovered,
  type ClueExpired,
  type ClueQueued,
  type Said,
} from '@treasure-hunt/contracts';
import type { Command, Due, Recorded, Stage } from '@treasure-hunt/decider';

interface Tally {
  readonly players: readonly string[];
  readonly dueAt?: number;
}

type Fact = Said<typeof ClueQueued> | Said<typeof ClueExpired>;
type Discovered = Command<Said<typeof ClueDiscovered>>;

const about = ({ data, now }: Discovered) => ({ ...data, at: now });

/** A stage that counts players for each clue. */
export type TallyStage = Stage<Discovered | Due, Fact, { tally?: Tally }>;

/** The smallest stage with something of everything: counts players per clue, fails for `poison`, expires the first in time. */
export const tallyHolding = (holdMs: number): TallyStage => ({
  flow: flow.clueSolving,
  parts: { tally: { collection: 'tallies', kept: 'memory' } },
  initial: {},
  keysOf: (subject) => ({ tally: subject.type === 'due' ? subject.key : subject.data.clueId }),
  decide: (command, { tally: known }) => {
    if (command.type === 'due') return known?.players[0] ? [expired(command, known.players[0])] : [];
    if (command.data.playerId === 'poison') throw new Error('cannot decide poison');
    const { crossedAt: _crossedAt, by: _by, earnedBy: _earnedBy, ...data } = about(command);
    return [{ type: 'clue.queued', data: { ...data, place: (known?.players.length ?? 0) + 1 } }];
  },
  evolve: ({ tally: known = { players: [] } }, fact: Recorded<Fact>) => {
    if (fact.type === 'clue.expired') return { tally: { players: known.players.slice(1) } };
    return { tally: { players: [...known.players, fact.data.playerId], dueAt: fact.data.at + holdMs } };
  },
});

/** Expires the first player 10 s after the last has come. */
export const tally = tallyHolding(10_000);

const expired = ({ key, now }: Due, playerId: string): Said<typeof ClueExpired> => ({
  type: 'clue.expired',
  data: {
    huntId: 'h',
    huntVersion: 1,
    playerId,
    receivedAt: now,
    at: now,
    clueId: key,
    reason: 'hold-ended',
  },
});
