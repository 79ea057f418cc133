/** What is being done to a hunt, or was done last. */
export type HuntStatus = 'publishing' | 'published' | 'withdrawing' | 'withdrawn';

/** How far a sequence has come: `done` items of the step `kind`. */
export interface HuntStep {
  readonly kind: string;
  readonly done: number;
}

/** Where a hunt stands: everything of it that changes. Instants in milliseconds since 1970. */
export interface HuntProgress {
  readonly version: number;
  readonly status: HuntStatus;
  readonly step: HuntStep;
  readonly publishedAt?: number;
  readonly withdrawnAt?: number;
}

/** A hunt as hunt-catalog keeps it. */
export interface Hunt extends HuntProgress {
  readonly huntId: string;
  /** As its author wrote it, plain JSON. */
  readonly definition: object;
  readonly definitionHash: string;
  readonly clueIds: readonly string[];
  readonly chestIds: readonly string[];
  readonly createdAt: number;
  /** Whose key it was. */
  readonly by: string;
  /** The key that its answers are hashed with, and the secret that its draws are seeded from: a repeated message is the same. */
  readonly answerKeyId: string;
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
