import type { Place, Way } from './ellipsoid.js';

/** What the reference says, and how near to the border the question lies, in metres, with how near it may be for the engine to differ. */
export interface Judged {
  readonly yes: boolean;
  readonly near: () => Nearness;
}

export interface Nearness {
  readonly offM: number;
  readonly toleranceM: number;
}

/** A fence on the ellipsoid, by nothing but the contract. */
export interface ReferenceFence {
  readonly clueId: string;
  readonly shape: 'circle' | 'polygon';
  readonly dwellMs: number;
  /** Whether the straight way between two fixes touches it. */
  isTouchedBy(way: Way): Judged;
  holds(place: Place): Judged;
  /** Whether a place is outside by the margin. */
  isLeftAt(place: Place): Judged;
}
