/** One Kafka topic of the engine. */
export interface Topic {
  readonly name: string;
  /** The field of the value that is the record's key. */
  readonly key: 'playerId' | 'clueId' | 'huntVersion' | 'as received';
  /** Outer topics take messages from outside; what they hold is checked before it reaches an inner topic. */
  readonly outer: boolean;
  readonly cleanup:
    { readonly policy: 'delete'; readonly retentionMs: number } | { readonly policy: 'compact' };
  readonly maxMessageBytes: number;
}

const dayMs = 24 * 60 * 60 * 1000;
const keptDays = (days: number) => ({ policy: 'delete' as const, retentionMs: days * dayMs });
/** Kafka's own default for `max.message.bytes`. */
const maxMessageBytes = 1_048_588;

const inner = (name: string, key: Topic['key'], days: number): Topic => ({
  name,
  key,
  outer: false,
  cleanup: keptDays(days),
  maxMessageBytes,
});
const outer = (name: string, key: Topic['key']): Topic => ({ ...inner(name, key, 1), outer: true });

export const playerActivity = outer('hunt.player-activity.v1', 'playerId');
export const solutionAttempts = outer('hunt.solution-attempts.v1', 'clueId');
export const definitions: Topic = {
  ...inner('hunt.definitions.v1', 'huntVersion', 0),
  cleanup: { policy: 'compact' },
};
export const clueActivity = inner('hunt.clue-activity.v1', 'clueId', 14);
export const clueOutcomes = inner('hunt.clue-outcomes.v1', 'clueId', 14);
export const chestReveals = inner('hunt.chest-reveals.v1', 'clueId', 14);
export const rewardsTopic = inner('hunt.rewards.v1', 'clueId', 400);
export const playerFeed = inner('hunt.player-feed.v1', 'playerId', 7);
/** Takes messages twice as large as any other, so that whatever was refused fits with its reason. */
export const quarantine: Topic = {
  ...inner('hunt.quarantine.v1', 'as received', 7),
  maxMessageBytes: 2 * maxMessageBytes,
};

export const topics: readonly Topic[] = [
  playerActivity,
  solutionAttempts,
  definitions,
  clueActivity,
  clueOutcomes,
  chestReveals,
  rewardsTopic,
  playerFeed,
  quarantine,
];

/** A value from outside over this size goes to quarantine. */
export const maxOuterValueBytes = 64 * 1024;

/** A message whose headers, names and values together, are over this size goes to quarantine: it has to fit when it is forwarded. */
export const maxHeaderBytes = 64 * 1024;

/** What happens may be said to happen this far ahead of the clock of whoever takes it. */
export const maxAheadMs = 2 * 60 * 1000;

/** An inner message over this size parks its clue when it is decided; where somebody has written it all the same, it goes to quarantine. */
export const maxInnerValueBytes = 900_000;
