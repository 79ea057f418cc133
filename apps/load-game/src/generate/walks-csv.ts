import { stroll } from './stroll.js';

const from = Date.parse('2026-06-20T09:00:00Z');

/** Walks through the old town of Paris as CSV, in the order of time; the same seed gives the same text. */
export const walksCsv = (seed: number, walkers: number): string => {
  const rows = Array.from({ length: walkers }, (_, n) => stroll(seed, n + 1, from)).flatMap(
    ({ name, fixes }) => fixes.map((fix) => ({ name, ...fix })),
  );
  rows.sort((a, b) => a.at - b.at);
  const lines = rows.map(
    ({ name, at, lat, lon }) => `${name},${secondsIso(at)},${lat.toFixed(6)},${lon.toFixed(6)}`,
  );
  return ['player_id,at,lat,lon', ...lines, ''].join('\n');
};

const secondsIso = (ms: number): string => new Date(ms).toISOString().replace('.000Z', 'Z');
