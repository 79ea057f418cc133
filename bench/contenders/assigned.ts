import type { HuntDefinition } from '@treasure-hunt/contracts';

/** A player entered a clue's fence. Times are ISO 8601. */
export interface Discovered {
  readonly clueId: string;
  readonly playerId: string;
  readonly crossedAt: string;
  readonly receivedAt: string;
}

type Clue = HuntDefinition['clues'][number];

/** What a player is told who holds a clue: the fields of the engine's `clue.assigned`. */
export const assignedOf = (
  { huntId, version }: HuntDefinition,
  { clueId, puzzle: { kind, prompt } }: Pick<Clue, 'clueId' | 'puzzle'>,
  { playerId, receivedAt, assignmentId }: Omit<Discovered, 'clueId'> & { readonly assignmentId: string },
) => {
  const at = new Date().toISOString();
  const about = { huntId, huntVersion: version, playerId, receivedAt, at };
  return { ...about, clueId, assignmentId, puzzle: { kind, prompt }, discoveredAt: at };
};
