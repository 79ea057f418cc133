import { flow, type ClueDiscovered, type Said } from '@treasure-hunt/contracts';
import type { Recorded, Stage } from '@treasure-hunt/decider';
import { adopt, isNews, nothingAdopted } from './adopted.js';
import { isPublished, type Definitions } from './definitions.js';
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
  type Nothing,
} from './messages.js';
import { actionPace, fixPace, paidUntil } from './pace.js';
import { followTo, worldOf } from './position.js';
import { isInside, isSame, presenceAt, withActionsPaid, type Presence } from './presence.js';
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
          return acted(command, presenceAt(presence, command.now), terrainOf(adopted));
        case 'hunt.adopted':
          if (!isNews(adopted, command.data)) return [];
          return [
            { type: isPublished(definitions, command.data) ? listed : 'hunt.unknown', data: command.data },
          ];
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
    case 'hunt.unknown':
    case 'clue.discovered':
    case 'fix.late':
    case 'fix.inaccurate':
    case 'fix.too-fast':
    case 'fix.throttled':
    case 'action.ignored':
    case 'action.throttled':
    case 'retry.ignored':
      return state;
  }
};

const moved = (command: Moved, before: Presence | undefined, terrain: Terrain): DiscoveryFact[] => {
  const { receivedAt, now } = command;
  const fixesPaidUntil = paidUntil(before?.fixesPaidUntil, now, fixPace);
  if (fixesPaidUntil === undefined) return [nothing('fix.throttled', command)];
  const data = { ...command.data, ...lastSaid(command, before) };
  const { found, refusals, presence } = followTo(data, { presence: before, receivedAt, now }, terrain);
  const after = presence && { ...before, ...presence, ...lastSaid(command, before) };
  return [
    ...found.map((clue) => discovered({ ...command, data }, clue, 'fence')),
    ...refusals.map((reason) => nothing(`fix.${reason}`, command)),
    ...(after && !isSame(after, before)
      ? [isLocated(command, worldOf(data.position), { ...after, fixesPaidUntil })]
      : []),
  ];
};

const acted = (command: Acted, before: Presence | undefined, terrain: Terrain): DiscoveryFact[] => {
  const { found, world } = isRetry(command)
    ? askedFor(command, before, terrain)
    : { found: terrain.cluesAt(command.data.targetId), world: undefined };
  if (found.length === 0 && !saysNews(command, before)) return [ignored(command)];
  const actionsPaidUntil = paidUntil(before?.actionsPaidUntil, command.now, actionPace);
  if (actionsPaidUntil === undefined) return [nothing('action.throttled', command)];
  const said = lastSaid(command, before);
  const told = { ...command, data: { ...command.data, ...said } };
  return [
    ...found.map((clue) => discovered(told, clue, isRetry(command) ? 'fence' : 'object')),
    ...(found.length === 0 ? [ignored(command)] : []),
    isLocated(command, { world }, { ...withActionsPaid(before, command.now, actionsPaidUntil), ...said }),
  ];
};

/** What a message says about the player; where it says nothing, what was said last. */
const lastSaid = ({ data }: Moved | Acted, before: Presence | undefined): Pick<Presence, 'player'> => {
  const player = data.player ?? before?.player;
  return player ? { player } : {};
};

const ignored = (command: Acted): DiscoveryFact =>
  nothing(isRetry(command) ? 'retry.ignored' : 'action.ignored', command);

/** Whether an action says of the player what is not known; who asks again for a clue may be kept where nobody has looked. */
const saysNews = (command: Acted, before: Presence | undefined): boolean => {
  const { player } = command.data;
  return (
    !isRetry(command) && player !== undefined && JSON.stringify(player) !== JSON.stringify(before?.player)
  );
};

/** Who lost a clue, or was turned away, finds it again without leaving its fence; clue-solving knows whether they may. */
const askedFor = ({ data }: Acted, presence: Presence | undefined, terrain: Terrain) => {
  const { clue, world } = terrain.fencedClue(data.targetId) ?? {};
  return { found: clue && isInside(presence, clue.clueId) ? [clue] : [], world };
};

const nothing = (type: Nothing, { data: { playerId } }: Moved | Acted): DiscoveryFact => ({
  type,
  data: { playerId },
});

const isLocated = (
  { data: { playerId } }: Moved | Acted,
  { world }: { readonly world?: string | undefined },
  presence: Presence,
): DiscoveryFact => ({
  type: located,
  data: { playerId, ...(world !== undefined && { world }), presence },
});

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
