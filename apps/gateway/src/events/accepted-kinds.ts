import { PlayerActed, PlayerMoved, SolutionAttempted, type MessageKind } from '@treasure-hunt/contracts';

const kinds: readonly MessageKind[] = [PlayerMoved, PlayerActed, SolutionAttempted];

/** What a game backend may say, by `ce_type`. */
export const acceptedKinds: ReadonlyMap<string, MessageKind> = new Map(
  kinds.map((kind) => [kind.type, kind]),
);
