/** What is being done to a hunt, or was done last. */
export type HuntStatus = 'publishing' | 'published' | 'withdrawing' | 'withdrawn';

/** How far a sequence has come: `done` items of the step `kind`. */
export interface HuntStep {
  readonly kind: string;
  readonly done: number;
}

/** Where a hunt stands: what of it changes while a version goes out. */
export interface HuntProgress {
  readonly version: number;
  readonly status: HuntStatus;
  readonly step: HuntStep;
}

/** One version of a hunt: what was done, by whose key, and when it was accepted (milliseconds since 1970). */
export interface HuntEdit {
  readonly version: number;
  readonly what: 'published' | 'withdrawn';
  /** The fingerprint of the key. */
  readonly by: string;
  readonly at: number;
  /** Of what was published; a withdrawal has that of the version before. */
  readonly definitionHash: string;
  /** The trace of the request, as W3C's `traceparent`, where it had one; its messages go on with it. */
  readonly traceParent?: string;
}

/** A hunt as hunt-catalog keeps it. */
export interface Hunt extends HuntProgress {
  readonly huntId: string;
  /** Plain JSON; of its answers only HMACs. */
  readonly definition: object;
  readonly definitionHash: string;
  readonly clueIds: readonly string[];
  readonly chestIds: readonly string[];
  /** Every version up to now, the first one first. */
  readonly history: readonly [HuntEdit, ...HuntEdit[]];
  /** The key that its answers are hashed with: by it the same content is known again. */
  readonly answerKeyId: string;
  /** The secret that its draws are seeded from. */
  readonly secretId: string;
}

/** Another hunt has a clue or a chest of this id. */
export interface IdTaken {
  readonly kind: 'id-taken';
  readonly of: 'clue' | 'chest';
  readonly id: string;
  /** The hunt that has it. */
  readonly huntId: string;
}

/** What became of an insert. `hunt-exists` carries the hunt that is there, for comparison. */
export type Inserted =
  { readonly kind: 'inserted' } | { readonly kind: 'hunt-exists'; readonly hunt: Hunt } | IdTaken;

/** What became of a new version. `moved-on`: the hunt does not stand where the caller saw it. */
export type Replaced = { readonly kind: 'replaced' | 'moved-on' } | IdTaken;
