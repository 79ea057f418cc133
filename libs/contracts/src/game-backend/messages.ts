import { z } from 'zod';
import { player } from '../about.js';
import { id } from '../id.js';
import { instant } from '../instant.js';
import { message, type DataOf } from '../message.js';
import { textOf } from '../text.js';
import { playerActivity, solutionAttempts } from '../topic.js';

/** A field of the other kind of position: who sends both says two places at once. */
const not = (others: string) => z.never({ error: `does not go with ${others}` }).optional();

/** A place on the Earth: degrees (WGS 84), accuracy in metres. */
export const earthPosition = z.object({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  accuracyM: z.number().min(0).optional(),
  world: not('lat, lon'),
});
/** A place in a game world, in game units. */
export const worldPosition = z.object({
  world: textOf(128),
  x: z.number(),
  y: z.number(),
  z: z.number().optional(),
  lat: not('world'),
  lon: not('world'),
});

/** A field that the contract reserves for later: whoever sends it is told, rather than not heard. */
const notYet = z.never({ error: 'not yet: the engine does not know what to do with it' }).optional();

/** A fix: a player was here at that time. */
export const PlayerMoved = message(
  'player.moved',
  [playerActivity],
  z.object({
    playerId: id,
    at: instant,
    position: z.union([earthPosition, worldPosition]),
    player: player.optional(),
    deviceId: notYet,
    teamId: notYet,
    trust: notYet,
  }),
);
export type PlayerMoved = DataOf<typeof PlayerMoved>;

/** The action by which a player asks again for a clue that they lost or were turned away from; `targetId` is the clue's id. */
export const retried = 'retried';

/** A player did something with an object, or asks again for the clue whose fence they are in (`action`: `retried`, `targetId`: its id). */
export const PlayerActed = message(
  'player.acted',
  [playerActivity],
  z.object({
    playerId: id,
    at: instant,
    action: textOf(64),
    targetId: id,
    player: player.optional(),
  }),
);
export type PlayerActed = DataOf<typeof PlayerActed>;

/** A player answers the puzzle of one assignment. */
export const SolutionAttempted = message(
  'solution.attempted',
  [solutionAttempts],
  z.object({
    attemptId: id,
    clueId: id,
    playerId: id,
    assignmentId: id,
    answer: textOf(200),
    at: instant,
    player: player.optional(),
  }),
);
export type SolutionAttempted = DataOf<typeof SolutionAttempted>;
