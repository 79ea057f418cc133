import { flow, type ClueDiscovered, type Said } from '@treasure-hunt/contracts';
import type { Recorded, Stage } from '@treasure-hunt/decider';
import { adopt, isNews, nothingAdopted } from './adopted.js';
import type { Definitions } from './definitions.js';
import type { ClueOfHunt } from './fence.js';
import { adoptedHunts, isRetry, keysWith, presences } from './keys.js';
import { knownTerrains } from './known-terrains.js';
import {
  listed,
  located,
  type Acted,
  type DiscoveryCommand,
  type DiscoveryFact,
  type DiscoveryState,
  type Moved,
} from './messages.js';
import { followTo, worldOf } from './position.js';
import { isInside, isSame, presenceAt, type Presence } from './presence.js';
import type { Terrain } from './terrain.js';

/** The rules of discovery: which clue a player found by crossing a fence or triggering an object. */
export const discovery = (
  definitions: Definitions,
): Stage<DiscoveryCommand, DiscoveryFact, DiscoveryState> => {
  const terrainOf = knownTerrains(definitions);
  return {
    flow: flow.discovery,
    parts: {
      presence: { collection: presences, kept: 'cache' },
      adopted: { collection: adoptedHunts, kept: 'memory' },
    },
    initial: {},
    keysOf: keysWith(terrainOf),
    decide: (command, { presence, adopted = nothingAdopted }) => {
      switch (command.type) {
        case 'player.moved':
          return moved(command, presenceAt(presence, command.now), terrainOf(adopted));
        case 'player.acted':
          return isRetry(command)
            ? retry(command, presenceAt(presence, command.now), terrainOf(adopted))
            : acted(command, terrainOf(adopted));
        case 'hunt.adopted':
          return isNews(adopted, command.data) ? [{ type: listed, data: command.data }] : [];
        case 'tick':
          return [];
      }
    },
    evolve,
  };
};

const evolve = (state: DiscoveryState, fact: Recorded<DiscoveryFact>): DiscoveryState => {
  switch (fact.type) {
    case located:
      return { ...state, presence: fact.data.presence };
    case listed:
      return { ...state, adopted: adopt(state.adopted ?? nothingAdopted, fact.data) };
    case 'clue.discovered':
    case 'fix.late':
    case 'fix.inaccurate':
    case 'fix.too-fast':
    case 'retry.ignored':
      return state;
  }
};

const moved = (command: Moved, before: Presence | undefined, terrain: Terrain): DiscoveryFact[] => {
  const { data, receivedAt, now } = command;
  const { playerId } = data;
  const { found, refusals, presence } = followTo(data, { presence: before, receivedAt, now }, terrain);
  return [
    ...found.map((clue) => discovered(command, clue, 'fence')),
    ...refusals.map((reason) => ({ type: `fix.${reason}` as const, data: { playerId } })),
    ...(presence && !isSame(presence, before)
      ? [{ type: located, data: { playerId, ...worldOf(data.position), presence } } as const]
      : []),
  ];
};

const acted = (command: Acted, terrain: Terrain): DiscoveryFact[] =>
  terrain.cluesAt(command.data.targetId).map((clue) => discovered(command, clue, 'object'));

/** Who lost a clue, or was turned away, finds it again without leaving its fence; clue-solving knows whether they may. */
const retry = (command: Acted, presence: Presence | undefined, terrain: Terrain): DiscoveryFact[] => {
  const { playerId, targetId } = command.data;
  const clue = terrain.fencedClue(targetId)?.clue;
  return clue && isInside(presence, targetId)
    ? [discovered(command, clue, 'fence')]
    : [{ type: 'retry.ignored', data: { playerId } }];
};

const discovered = (
  { id, data, receivedAt, now }: Moved | Acted,
  clue: ClueOfHunt,
  by: 'fence' | 'object',
): Said<typeof ClueDiscovered> => ({
  type: 'clue.discovered',
  data: {
    ...clue,
    playerId: data.playerId,
    ...(data.player && { player: data.player }),
    receivedAt,
    at: now,
    crossedAt: data.at,
    by,
    earnedBy: [id],
  },
});
