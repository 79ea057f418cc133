import {
  HuntPublished,
  LootDefined,
  RewardGranted,
  RewardReversed,
  type Loot,
  type RewardGranted as Granted,
  type RewardReversed as Reversed,
  type HuntPublished as Published,
} from '@treasure-hunt/contracts';
import { CannotVerify } from './cannot-verify.js';
import type { Shown } from './catalog.js';
import type { Topics } from './kafka.js';

/** What a draw is checked with. */
export interface Evidence {
  readonly granted: Granted;
  /** What the chest held in the version that was drawn from; missing where it is not in the log any more. */
  readonly loot: Loot | undefined;
  readonly published: Published | undefined;
  /** Staff took the grant back: that it was drawn fairly is checked all the same. */
  readonly reversed: Reversed | undefined;
  readonly shown: Shown;
}

/** The grant, the loot it was drawn from and the hunt, as the topics have them. Throws CannotVerify where there is no such grant. */
export const findIn = async (topics: Topics, grantId: string): Promise<Omit<Evidence, 'shown'>> => {
  const granted = await topics.find(RewardGranted, (one) => one.grantId === grantId);
  if (!granted) throw new CannotVerify(`There is no grant ${grantId} on hunt.rewards.v1.`);
  const { huntId, clueId, chestId, draw } = granted;
  const ofVersion = (one: { huntId: string; huntVersion: number }): boolean =>
    one.huntId === huntId && one.huntVersion === draw.lootVersion;
  const [defined, published, reversed] = await Promise.all([
    topics.find(LootDefined, (one) => ofVersion(one) && one.clueId === clueId),
    topics.find(HuntPublished, ofVersion),
    topics.find(RewardReversed, (one) => one.grantId === grantId),
  ]);
  return {
    granted,
    loot: defined?.chests.find((chest) => chest.chestId === chestId)?.loot,
    published,
    reversed,
  };
};
