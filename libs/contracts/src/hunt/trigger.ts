import { z } from 'zod';
import { id } from '../id.js';

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
const world = z.string().min(1).max(128);

/** A circle on the Earth, in degrees (WGS 84) and metres. */
export const earthCircle = z.strictObject({
  circle: z.strictObject({ lat: latitude, lon: longitude, radiusM: z.number().positive().max(1_000_000) }),
});
/** A polygon on the Earth: a ring of `[lat, lon]`. */
export const earthPolygon = z.strictObject({
  polygon: z
    .array(z.tuple([latitude, longitude]))
    .min(3)
    .max(1_000),
});
/** A circle in a game world, in game units. */
export const worldCircle = z.strictObject({
  circle: z.strictObject({ world, x: z.number(), y: z.number(), radius: z.number().positive() }),
});
/** A polygon in a game world: a ring of `[x, y]`. */
export const worldPolygon = z.strictObject({
  world,
  polygon: z
    .array(z.tuple([z.number(), z.number()]))
    .min(3)
    .max(1_000),
});
export const fence = z.union([earthCircle, earthPolygon, worldCircle, worldPolygon]);
export type Fence = z.output<typeof fence>;
export type EarthCircle = z.output<typeof earthCircle>;

/** A virtual boundary that a player crosses. */
export const fenceTrigger = z.strictObject({
  fence,
  dwellS: z.number().int().min(0).max(86_400).optional(),
});
/** A thing that a player scans, talks to or uses. */
export const objectTrigger = z.strictObject({ object: z.strictObject({ targetId: id }) });

/** What makes a player find a clue. */
export const trigger = z.union([fenceTrigger, objectTrigger]);
export type Trigger = z.output<typeof trigger>;
