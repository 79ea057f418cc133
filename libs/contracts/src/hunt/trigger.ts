import { z } from 'zod';
import { id } from '../id.js';
import { textOf } from '../text.js';
import type { ObjectOf } from './shape.js';

const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);
const world = textOf(128);

const ringOf = <Point extends z.ZodType>(point: Point) => z.array(point).min(3).max(1_000);

/** A circle on the Earth, in degrees (WGS 84) and metres. */
const earthCircle = (object: ObjectOf) =>
  object({
    circle: object({ lat: latitude, lon: longitude, radiusM: z.number().positive().max(1_000_000) }),
  });

/** A polygon on the Earth: a ring of `[lat, lon]`. */
const earthPolygon = (object: ObjectOf) => object({ polygon: ringOf(z.tuple([latitude, longitude])) });

/** A circle in a game world, in game units. */
const worldCircle = (object: ObjectOf) =>
  object({ circle: object({ world, x: z.number(), y: z.number(), radius: z.number().positive() }) });

/** A polygon in a game world: a ring of `[x, y]`. */
const worldPolygon = (object: ObjectOf) =>
  object({ world, polygon: ringOf(z.tuple([z.number(), z.number()])) });

// The first that fits counts, so worlds come first: who ignores `world` would take its polygon for one on the Earth.
const fence = (object: ObjectOf) =>
  z.union([worldPolygon(object), worldCircle(object), earthPolygon(object), earthCircle(object)]);
export type Fence = z.output<ReturnType<typeof fence>>;
export type EarthCircle = z.output<ReturnType<typeof earthCircle>>;

/** A virtual boundary that a player crosses. */
const fenceTrigger = (object: ObjectOf) =>
  object({ fence: fence(object), dwellS: z.number().int().min(0).max(86_400).optional() });
export type FenceTrigger = z.output<ReturnType<typeof fenceTrigger>>;

/** A thing that a player scans, talks to or uses. */
const objectTrigger = (object: ObjectOf) => object({ object: object({ targetId: id }) });

/** What makes a player find a clue. */
export const triggerOf = (object: ObjectOf) => z.union([fenceTrigger(object), objectTrigger(object)]);
export type Trigger = z.output<ReturnType<typeof triggerOf>>;
