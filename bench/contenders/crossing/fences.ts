import Flatbush from 'flatbush';
import { discoveryDefaults, type HuntDefinition } from '@treasure-hunt/contracts';

/** A place on a flat map, in game units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

interface Fence extends Place {
  readonly clueId: string;
  readonly radius: number;
  /** Who was inside has left when further than this from the circle. */
  readonly exitMargin: number;
}

const distance = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

/** From a place to the nearest point of the straight path between two others. */
const distanceToPath = (place: Place, from: Place, to: Place): number => {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : ((place.x - from.x) * dx + (place.y - from.y) * dy) / squared;
  const share = Math.min(1, Math.max(0, along));
  return distance(place, { x: from.x + share * dx, y: from.y + share * dy });
};

const fencesOf = ({ clues, discovery }: HuntDefinition): Fence[] =>
  clues.map(({ clueId, trigger }) => {
    if (!('fence' in trigger && 'circle' in trigger.fence && 'world' in trigger.fence.circle))
      throw new Error(`${clueId} has no circle on a flat map.`);
    const { x, y, radius } = trigger.fence.circle;
    const { exitMarginM = discoveryDefaults.exitMarginM } = discovery ?? {};
    return { clueId, x, y, radius, exitMargin: Math.min(exitMarginM, radius / 10) };
  });

/** The circles of a hunt, found without looking at all of them. */
export class Fences {
  private readonly fences: readonly Fence[];
  private readonly byClue: ReadonlyMap<string, Fence>;
  private readonly tree: Flatbush;

  constructor(hunt: HuntDefinition) {
    this.fences = fencesOf(hunt);
    this.byClue = new Map(this.fences.map((fence) => [fence.clueId, fence]));
    this.tree = new Flatbush(this.fences.length);
    for (const { x, y, radius } of this.fences) this.tree.add(x - radius, y - radius, x + radius, y + radius);
    this.tree.finish();
  }

  /** The clues whose fences a straight path touches. */
  touchedBy(from: Place, to: Place): string[] {
    const [minX, maxX] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
    const [minY, maxY] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    return this.tree
      .search(minX, minY, maxX, maxY)
      .map((n) => this.fences[n]!)
      .filter((fence) => distanceToPath(fence, from, to) <= fence.radius)
      .map(({ clueId }) => clueId);
  }

  /** Whether who was in a clue's fence is outside by the margin. */
  isLeft(clueId: string, place: Place): boolean {
    const fence = this.byClue.get(clueId);
    return !fence || distance(fence, place) > fence.radius + fence.exitMargin;
  }
}
