import { discoveryDefaults, type HuntPublished } from '@treasure-hunt/contracts';

type Rules = HuntPublished['discovery'];

/** What a hunt asks of a fix before it counts. Hunts that ask the same follow a player together. */
export interface Gate {
  /** The same for all gates that ask the same. */
  readonly key: string;
  /** Fixes that lie further apart in time join no path, and no speed is told from them. */
  readonly maxGapMs: number;
  /** A fix that arrives later than this after a newer one is not used. */
  readonly lateMs: number;
  /** Infinity where any speed counts, as in a world. */
  readonly maxSpeedMps: number;
  readonly maxAccuracyM: number;
}

/** The gate of a hunt on the Earth. */
export const earthGateOf = ({ maxGapS, lateS, maxSpeedMps, maxAccuracyM }: Rules): Gate => ({
  key: [maxGapS, lateS, maxSpeedMps, maxAccuracyM].join('/'),
  maxGapMs: maxGapS * 1000,
  lateMs: lateS * 1000,
  maxSpeedMps,
  maxAccuracyM,
});

/** The gate of a hunt in a game world: units are no metres there, places are exact, and who jumps was moved by the game. */
export const worldGateOf = ({ maxGapS, lateS }: Pick<Rules, 'maxGapS' | 'lateS'>): Gate => ({
  key: [maxGapS, lateS].join('/'),
  maxGapMs: maxGapS * 1000,
  lateMs: lateS * 1000,
  maxSpeedMps: Infinity,
  maxAccuracyM: Infinity,
});

/** Where no hunt has a fence yet, players are followed by the contract's defaults. */
export const defaultEarthGate: Gate = earthGateOf(discoveryDefaults);
export const defaultWorldGate: Gate = worldGateOf(discoveryDefaults);
