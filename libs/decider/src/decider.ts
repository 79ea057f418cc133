/**
 * The one shape of a rule: what is true at first, what is said to a command, and how what was said changes the state.
 * Both functions are pure: clock, ids and chance come in with the command.
 */
export interface Decider<Command, Fact, State> {
  readonly initial: State;
  decide(command: Command, state: State): readonly Fact[];
  evolve(state: State, fact: Recorded<Fact>): State;
}

/** A fact with the id (`ce_id`) under which it is known. */
export type Recorded<Fact> = Fact & { readonly id: string };

/** What a rule says: told to others if the flow lists its type under `writes`, else kept to itself. */
export interface AnyFact {
  readonly type: string;
  readonly data: object;
}

/** When, and under which id, something is decided. */
export interface Occasion {
  /** The `ce_id` of the message that is the occasion. */
  readonly id: string;
  /** Unique to this decision and the same whenever it is decided again; facts are numbered under it. */
  readonly decisionId: string;
  /** The log's clock: broker time, never going back, in milliseconds since 1970. */
  readonly now: number;
}

/** What a rule is asked: a message, or work that is due. */
export interface AnyCommand extends Occasion {
  readonly type: string;
}

/** A message to be decided. */
export type Command<Said> = Said extends AnyFact
  ? Said & Occasion & { /** Broker time of the outer message that caused it. */ readonly receivedAt: number }
  : never;

/** A document's time has come (`dueAt`). */
export interface Due extends Occasion {
  readonly type: 'due';
  readonly collection: string;
  readonly key: string;
  readonly dueAt: number;
}
