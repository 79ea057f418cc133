import { admit, type Known, type Refusal, type Report } from './admission.js';
import type { ClueOfHunt } from './fence.js';
import type { Layer } from './layer.js';
import { forgottenAt, trackThrough, type Presence, type Track } from './presence.js';
import { start, step } from './step.js';

/** What a report means for a player. */
export interface Followed {
  readonly found: readonly ClueOfHunt[];
  /** Why hunts do not count it, each reason once. */
  readonly refusals: readonly Refusal[];
  /** Where the player is now; what was known before where nothing has changed, undefined where nothing is known. */
  readonly presence: Presence | undefined;
}

/** Follows a player through all layers of a ground; `now` is the log's clock. */
export const follow = <Spot, Way>(
  report: Report & { readonly now: number },
  presence: Presence | undefined,
  layers: readonly Layer<Spot, Way>[],
): Followed => {
  const newestAt = presence?.newestAt ?? report.at;
  const through = layers.map((layer) =>
    followThrough(report, { track: trackThrough(layer.gate.key, presence), newestAt }, layer),
  );
  const refusals = new Set(through.flatMap(({ refusal }) => refusal ?? []));
  const tracks = through.map(({ track }) => track);
  const isCounted = through.some(({ refusal }) => refusal === undefined);
  const kept = isCounted ? forgottenAt(report.now) : presence?.expiresAt;
  return {
    found: through.flatMap(({ found }) => found),
    refusals: [...refusals],
    presence:
      kept === undefined ? undefined : { newestAt: Math.max(newestAt, report.at), tracks, expiresAt: kept },
  };
};

interface Through {
  readonly found: readonly ClueOfHunt[];
  readonly refusal?: Refusal;
  readonly track: Track;
}

const followThrough = <Spot, Way>(report: Report, known: Known, layer: Layer<Spot, Way>): Through => {
  const { track } = known;
  const admission = admit(report, known, layer);
  if (admission.kind === 'refused') {
    const { reason, suspects } = admission;
    return { found: [], refusal: reason, track: { ...track, suspects } };
  }
  const last = { at: report.at, place: report.place };
  const { found, ...marks } =
    admission.kind === 'next'
      ? step({ ...track, last: admission.last }, last, layer)
      : start(track, last, layer);
  return {
    found: found.map(({ clue }) => clue),
    track: { gate: layer.gate.key, last, ...marks, suspects: [] },
  };
};
