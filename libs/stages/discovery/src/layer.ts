import { BoxIndex } from './box-index.js';
import type { Fence } from './fence.js';
import type { Gate } from './gate.js';
import type { Ground } from './ground.js';

/** The fences on one ground that ask the same of a fix. */
export interface Layer<Spot, Way> {
  readonly gate: Gate;
  readonly ground: Ground<Spot, Way>;
  fenceOf(clueId: string): Fence<Spot, Way> | undefined;
  /** The fences that a way may touch: a few too many, never one too few. */
  fencesNear(way: Way): readonly Fence<Spot, Way>[];
}

/** One layer for each gate; one with the given gate where there is no fence, so that players are followed there as well. */
export const layersOf = <Spot, Way>(
  ground: Ground<Spot, Way>,
  fences: readonly Fence<Spot, Way>[],
  gateOfNone: Gate,
): readonly Layer<Spot, Way>[] => {
  const ofGate = new Map<string, Fence<Spot, Way>[]>();
  for (const fence of fences) {
    const others = ofGate.get(fence.gate.key);
    if (others) others.push(fence);
    else ofGate.set(fence.gate.key, [fence]);
  }
  const layers = [...ofGate.values()].map((same) => layerOf(ground, same[0]?.gate ?? gateOfNone, same));
  return layers.length > 0 ? layers : [layerOf(ground, gateOfNone, [])];
};

const layerOf = <Spot, Way>(
  ground: Ground<Spot, Way>,
  gate: Gate,
  fences: readonly Fence<Spot, Way>[],
): Layer<Spot, Way> => {
  const fenceOfClue = new Map(fences.map((fence) => [fence.clue.clueId, fence]));
  const index = new BoxIndex(fences, ({ area }) => area.boxes);
  return {
    gate,
    ground,
    fenceOf: (clueId) => fenceOfClue.get(clueId),
    fencesNear: (way) => index.meeting(ground.boxesOf(way)),
  };
};
