import { headersOf, type HuntDefinition } from '@treasure-hunt/contracts';

/** A player entered a clue's fence. Times are ISO 8601. */
export interface Discovered {
  readonly clueId: string;
  readonly playerId: string;
  readonly crossedAt: string;
  readonly receivedAt: string;
}

type Clue = HuntDefinition['clues'][number];

/** The record by which a player is told that they hold a clue, as the contract has it; whoever tells it again, tells it under the same id. */
export const assigned = (
  { huntId, version }: HuntDefinition,
  { clueId, puzzle: { kind, prompt } }: Pick<Clue, 'clueId' | 'puzzle'>,
  { playerId, receivedAt, assignmentId }: Omit<Discovered, 'clueId'> & { readonly assignmentId: string },
) => {
  const timeMs = Date.now();
  const at = new Date(timeMs).toISOString();
  const about = { huntId, huntVersion: version, playerId, receivedAt, at };
  const value = { ...about, clueId, assignmentId, puzzle: { kind, prompt }, discoveredAt: at };
  const headers = headersOf({ id: assignmentId, type: 'clue.assigned', source: '/contender', timeMs });
  return { key: playerId, value: JSON.stringify(value), headers };
};
