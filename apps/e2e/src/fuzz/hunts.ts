import type { Stack } from '@treasure-hunt/local-stack';
import { Backend } from '../outside/backend.js';
import { firstHunt } from '../outside/game.js';

const fences: readonly object[] = [
  { circle: { lat: 89.9999, lon: 0, radiusM: 100 } },
  { circle: { lat: -89.9999, lon: 180, radiusM: 100 } },
  { circle: { lat: 0, lon: 180, radiusM: 1_000 } },
  { circle: { world: 'caves', x: 0, y: 0, radius: 1_000 } },
];

/** A hunt around the poles, over the date line and in a world: where odd positions come to something. */
const edges = {
  huntId: 'edges',
  version: 1,
  title: 'At the edges',
  clues: fences.map((fence, n) => ({
    clueId: `edges.${n}`,
    trigger: { fence },
    puzzle: { kind: 'visit' },
  })),
  chests: [],
};

/** Publishes what good players play, and fences that odd fixes may touch. Rejects where one is refused. */
export const publishHunts = async (stack: Stack): Promise<void> => {
  const backend = new Backend(stack);
  for (const hunt of [await firstHunt(), edges]) {
    const { status, body } = await backend.publish(hunt);
    if (status !== 201) throw new Error(`Not published: ${JSON.stringify(body)}`);
  }
};
