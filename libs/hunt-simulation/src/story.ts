import {
  encode,
  headersOf,
  PlayerActed,
  playerActivity,
  PlayerMoved,
  retried,
  type HuntDefinition,
  type MessageKind,
  type Topic,
} from '@treasure-hunt/contracts';

/** Something that happens from outside the engine; times are broker time in milliseconds since 1970. */
export type Scene =
  | Outside
  | { readonly kind: 'answered'; readonly atMs: number; readonly player: string; readonly attempt: Attempt }
  | Publication
  | { readonly kind: 'reversed'; readonly atMs: number; readonly player: string; readonly clueId: string }
  | { readonly kind: 'quiet'; readonly atMs: number };

/** A hunt is published or taken back: all of it, or only the first `steps`, where the catalog dies then. */
export interface Publication {
  readonly kind: 'published' | 'withdrawn';
  readonly atMs: number;
  readonly hunt: HuntDefinition;
  readonly steps?: number;
}

/** A record that a game backend appends to an outer topic. */
export interface Outside {
  readonly kind: 'sent';
  readonly atMs: number;
  readonly topic: Topic;
  readonly key: string | null;
  /** Without it, the partition that the key belongs to. */
  readonly partition?: number;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Attempt {
  readonly clueId: string;
  readonly answer: string;
  /** Without it, one of its own. */
  readonly attemptId?: string;
}

/** A player was here: a fix, with the id `<player>/moved/<atMs>`. */
export const moved = (player: string, position: PlayerMoved['position'], atMs: number): Outside =>
  sent(PlayerMoved, { playerId: player, at: atMs, position }, `${player}/moved/${atMs}`);

/** A player scanned an object: an action, with the id `<player>/acted/<targetId>/<atMs>`. */
export const acted = (player: string, targetId: string, atMs: number): Outside =>
  sent(
    PlayerActed,
    { playerId: player, at: atMs, action: 'scanned', targetId },
    `${player}/acted/${targetId}/${atMs}`,
  );

/** A player asks again for a clue: an action, with the id `<player>/retried/<clueId>/<atMs>`. */
export const retries = (player: string, clueId: string, atMs: number): Outside =>
  sent(
    PlayerActed,
    { playerId: player, at: atMs, action: retried, targetId: clueId },
    `${player}/retried/${clueId}/${atMs}`,
  );

/** A player answers the puzzle of the assignment they have been told of by then, or of none. */
export const answered = (player: string, attempt: Attempt, atMs: number): Scene => ({
  kind: 'answered',
  player,
  attempt,
  atMs,
});

export const published = (hunt: HuntDefinition, atMs: number): Scene => ({ kind: 'published', hunt, atMs });

/** The catalog dies after so many steps of the publication; 0 is before the first. */
export const begun = (hunt: HuntDefinition, atMs: number, steps: number): Scene => ({
  kind: 'published',
  hunt,
  atMs,
  steps,
});

export const withdrawn = (hunt: HuntDefinition, atMs: number): Scene => ({ kind: 'withdrawn', hunt, atMs });

/** Staff ask to take back what was granted to a player at a clue by then; where nothing was, a grant that there is not. */
export const reversed = (player: string, clueId: string, atMs: number): Scene => ({
  kind: 'reversed',
  player,
  clueId,
  atMs,
});

/** Waits until nothing is unread and nothing is due; then it is `atMs`. */
export const quiet = (atMs = 0): Scene => ({ kind: 'quiet', atMs });

/** A player who answers a clue when it is assigned to them, and tries the next answer when one is wrong. */
export interface Solver {
  readonly player: string;
  readonly clueId: string;
  readonly answers: readonly string[];
}

export const solves = (player: string, clueId: string, ...answers: string[]): Solver => ({
  player,
  clueId,
  answers,
});

const sent = (kind: MessageKind, data: PlayerMoved | PlayerActed, id: string): Outside => ({
  kind: 'sent',
  atMs: data.at,
  topic: playerActivity,
  key: data.playerId,
  value: encode(kind, data),
  headers: headersOf({ id, type: kind.type, source: '/game', timeMs: data.at }),
});
