import type { Given } from '@treasure-hunt/decider/testing';

/** Metres to degrees of latitude, and of longitude at the equator, on the sphere. */
export const degrees = (metres: number): number => (metres / 6_371_008.8) * (180 / Math.PI);

/** A fix of player `ann`, `eastM` metres east of where the equator meets the prime meridian, `atS` seconds on. */
export const fix = (atS: number, eastM: number, more: Partial<Given> = {}): Given => ({
  type: 'player.moved',
  data: { playerId: 'ann', at: atS * 1000, position: { lat: 0, lon: degrees(eastM) } },
  ...more,
});

export const adopted = (huntId: string, huntVersion = 1): Given => ({
  type: 'hunt.adopted',
  data: { huntId, huntVersion },
});

export const found = (clueId: string, more: object = {}) => ({
  type: 'clue.discovered',
  data: { clueId, ...more },
});

/** The internal fact that every accepted fix ends with. */
export const located = { type: 'player.located' };

/** The internal fact by which a fix that does not count is counted. */
export const refused = (reason: 'late' | 'inaccurate' | 'too-fast') => ({
  type: `fix.${reason}`,
  data: { playerId: 'ann' },
});
