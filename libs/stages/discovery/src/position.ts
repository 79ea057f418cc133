import type { PlayerMoved } from '@treasure-hunt/contracts';
import type { Report } from './admission.js';
import { follow, type Followed } from './follow.js';
import type { Place } from './ground.js';
import type { Presence } from './presence.js';
import type { Terrain } from './terrain.js';

type Position = PlayerMoved['position'];

/** The game world of a position; none on the Earth. */
export const worldOf = (position: Position): { readonly world?: string } =>
  position.world === undefined ? {} : { world: position.world };

/** Where it is kept where a player is: once on the Earth and once in every world, for a player may be in several at a time. */
export const presenceKey = (playerId: string, { world }: { readonly world?: string | undefined }): string =>
  world === undefined ? playerId : `${playerId}/${world}`;

/** What was known of the player there, and the clocks of broker and log at the fix. */
export interface Moment {
  readonly presence: Presence | undefined;
  readonly receivedAt: number;
  readonly now: number;
}

/** Follows a player to a position, on the Earth or in its world. */
export const followTo = (
  { at, position }: Pick<PlayerMoved, 'at' | 'position'>,
  { presence, ...clocks }: Moment,
  terrain: Terrain,
): Followed =>
  position.world === undefined
    ? follow({ at, ...onEarth(position), ...clocks }, presence, terrain.earth)
    : follow({ at, place: [position.x, position.y], ...clocks }, presence, terrain.worldOf(position.world));

const onEarth = ({
  lat,
  lon,
  accuracyM,
}: Extract<Position, { readonly lat: number }>): Pick<Report, 'place' | 'accuracyM'> => {
  const place: Place = [lat, lon];
  return accuracyM === undefined ? { place } : { place, accuracyM };
};
