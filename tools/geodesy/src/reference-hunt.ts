import type { HuntPublished } from '@treasure-hunt/contracts';
import { circleFence } from './circle.js';
import { polygonFence } from './polygon.js';
import type { ReferenceFence } from './reference-fence.js';

/** The fences of a hunt on the Earth, as the reference measures them. */
export const referenceFences = ({ clues, discovery }: HuntPublished): readonly ReferenceFence[] =>
  clues.flatMap(({ clueId, trigger }) => {
    if (!('fence' in trigger) || 'world' in trigger.fence) return [];
    const { fence, dwellS = 0 } = trigger;
    const about = { clueId, dwellMs: dwellS * 1000 };
    if ('polygon' in fence) return [polygonFence(fence.polygon, about, discovery.exitMarginM)];
    if ('world' in fence.circle) return [];
    const { lat, lon, radiusM } = fence.circle;
    return [circleFence({ centre: [lat, lon], radiusM }, about, discovery.exitMarginM)];
  });
