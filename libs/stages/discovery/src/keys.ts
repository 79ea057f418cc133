import { retried } from '@treasure-hunt/contracts';
import { partitionKey, type Reader, type Recorded } from '@treasure-hunt/decider';
import { nothingAdopted, type Adopted } from './adopted.js';
import type { TerrainOf } from './known-terrains.js';
import { listed, located, type Acted, type DiscoveryCommand, type DiscoveryFact } from './messages.js';
import { presenceKey, worldOf } from './position.js';

export const presences = 'player_presences';
export const adoptedHunts = 'adopted_hunts';

/** Whether a player asks again for a clue, and does nothing with an object. */
export const isRetry = ({ data }: Pick<Acted, 'data'>): boolean => data.action === retried;

/** The documents that a command reads or a fact changes. */
export const keysWith =
  (terrainOf: TerrainOf) => (subject: DiscoveryCommand | Recorded<DiscoveryFact>, documents: Reader) => {
    switch (subject.type) {
      case 'player.moved':
        return {
          presence: presenceKey(subject.data.playerId, worldOf(subject.data.position)),
          adopted: partitionKey,
        };
      case located:
        return { presence: presenceKey(subject.data.playerId, subject.data) };
      case 'player.acted':
        return {
          presence: presenceKey(
            subject.data.playerId,
            isRetry(subject) ? worldOfRetry(subject, documents, terrainOf) : {},
          ),
          adopted: partitionKey,
        };
      case 'hunt.adopted':
      case listed:
        return { adopted: partitionKey };
      case 'hunt.unknown':
      case 'clue.discovered':
      case 'fix.late':
      case 'fix.inaccurate':
      case 'fix.too-fast':
      case 'fix.throttled':
      case 'action.ignored':
      case 'action.throttled':
      case 'retry.ignored':
      case 'tick':
        return {};
    }
  };

/**
 * Where the player is kept who asks again: in the world of the clue's fence, or on the Earth. A hunt that is adopted within the same take changes
 * nothing: nobody is inside a fence that was not there before, so whether the presence is loaded makes no difference.
 */
const worldOfRetry = ({ data }: Acted, documents: Reader, terrainOf: TerrainOf) => {
  const adopted = documents.get(adoptedHunts, partitionKey) as Adopted | undefined;
  return terrainOf(adopted ?? nothingAdopted).fencedClue(data.targetId) ?? {};
};
