import type { HuntDefinition } from '@treasure-hunt/contracts';
import type { Walk } from '../walks/walk.js';
import { Player, type Manners } from './player.js';

const maxNameLength = 100;

/** One player for each walk; their ids end in `run`, so that players of another play are other players. */
export const cast = (
  walks: readonly Walk[],
  hunt: HuntDefinition,
  { run, ...manners }: Manners & { readonly run: string },
): readonly Player[] =>
  walks.map((walk) => new Player(`${idOf(walk.name)}-${run}`, walk, { ...manners, hunt }));

/** A name as ids may be written. */
const idOf = (name: string): string => name.replaceAll(/[^A-Za-z0-9._:-]+/g, '_').slice(0, maxNameLength);
