import {
  ChestExhausted,
  ChestRevealed,
  LootDefined,
  RewardGranted,
  type ChestRevealed as Found,
  type Loot,
} from '@treasure-hunt/contracts';
import type { Fact } from '../fact.js';
import { groupsOf, repeatsIn } from '../groups.js';
import type { History } from '../history.js';
import type { Finding } from '../violation.js';

type Chest = Fact<Pick<Found, 'clueId' | 'chestId' | 'playerId'>>;
type Granted = Fact<RewardGranted>;

/** Each chest that was found gives one grant of what it holds, or none where it holds nothing; coins have ids of their own. */
export const grantsAreWhatWasFound = (history: History): Finding[] => {
  const granted = groupsOf(history.all(RewardGranted), ({ data }) => data.earnedBy.at(-1) ?? '');
  const loot = lootOf(history);
  const found = [...history.all(ChestRevealed), ...history.all(ChestExhausted)];
  const ids = new Set(found.map(({ id }) => id));
  const coins = history
    .all(RewardGranted)
    .flatMap(({ data, at }) => data.coins.map(({ coinId }) => ({ coinId, at })));
  return [
    ...found.flatMap((chest) =>
      grantOf(chest, granted.get(chest.id) ?? [], { loot, isAtRest: history.isAtRest }),
    ),
    ...[...granted].flatMap(([id, grants]) =>
      ids.has(id)
        ? []
        : [{ what: `A grant for ${id}, which is no chest.`, records: grants.map(({ at }) => at) }],
    ),
    ...repeatsIn(coins, ({ coinId }) => coinId).map(([first, again]) => ({
      what: `Coin ${again.coinId} is there twice.`,
      records: [first.at, again.at],
    })),
  ];
};

/** What a chest holds, by chest and version of the hunt. */
type LootOf = (chestId: string, version: number) => Loot | undefined;

const lootOf = (history: History): LootOf => {
  const byChest = new Map(
    history
      .all(LootDefined)
      .flatMap(({ data }) =>
        data.chests.map(({ chestId, loot }): [string, Loot] => [`${chestId} ${data.huntVersion}`, loot]),
      ),
  );
  return (chestId, version) => byChest.get(`${chestId} ${version}`);
};

const grantOf = (
  chest: Chest,
  grants: readonly Granted[],
  { loot, isAtRest }: { readonly loot: LootOf; readonly isAtRest: boolean },
): Finding[] => {
  const records = [chest.at, ...grants.map(({ at }) => at)];
  const [grant, ...others] = grants;
  if (!grant) {
    const isOwed = chest.type === ChestRevealed.type && isAtRest;
    return isOwed ? [{ what: `${chest.data.playerId} got nothing for ${chest.data.chestId}.`, records }] : [];
  }
  if (others.length > 0) return [{ what: `${chest.id} is granted ${grants.length} times.`, records }];
  if (isOf(grant, chest) && isSure(grant, loot)) return [];
  return [{ what: `The grant of ${chest.id} is not what was found.`, records }];
};

const isOf = ({ data: granted }: Granted, { type, data: found }: Chest): boolean =>
  granted.playerId === found.playerId &&
  granted.chestId === found.chestId &&
  granted.clueId === found.clueId &&
  granted.consolation === (type === ChestExhausted.type);

const isSure = (grant: Granted, loot: LootOf): boolean => {
  const { chestId, draw, consolation } = grant.data;
  const known = loot(chestId, draw.lootVersion);
  return known !== undefined && holds(grant, (consolation ? known.consolation : known.guaranteed) ?? []);
};

/** The lines that are sure come first, in the order written. */
const holds = ({ data: { coins, items } }: Granted, lines: NonNullable<Loot['guaranteed']>): boolean => {
  const sureCoins = lines.flatMap((line) => ('currency' in line ? [line] : []));
  const sureItems = lines.flatMap((line) => ('sku' in line ? [line] : []));
  return (
    sureCoins.every(
      ({ currency, amount }, n) => coins[n]?.currency === currency && coins[n].amount === amount,
    ) && sureItems.every(({ sku }, n) => items[n]?.sku === sku)
  );
};
