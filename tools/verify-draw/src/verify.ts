import { isDeepStrictEqual } from 'node:util';
import {
  drawLine,
  drawSeed,
  mint,
  pickOf,
  secretHash,
  totalWeight,
  type Loot,
  type LootLine,
  type RewardGranted,
} from '@treasure-hunt/contracts';
import type { Evidence } from './evidence.js';

/** One thing that was checked; `open` where it cannot be checked now. */
export interface Step {
  readonly name: 'secret' | 'seed' | 'draw' | 'coins' | 'items';
  readonly result: 'holds' | 'fails' | 'open';
  readonly says: string;
}

/** All that follows from the rule in `docs/draw.md`, in its order. */
export const verify = ({ granted, loot, published, shown }: Evidence): Step[] => [
  secret(shown, published),
  seed(shown, granted),
  ...(loot ? rewards(granted, loot) : [withoutLoot(granted)]),
];

const holds = (name: Step['name'], is: boolean, says: string): Step => ({
  name,
  result: is ? 'holds' : 'fails',
  says,
});
const open = (name: Step['name'], says: string): Step => ({ name, result: 'open', says });

const secret = (shown: Evidence['shown'], published: Evidence['published']): Step => {
  if (!published)
    return open('secret', 'not checked: this version of the hunt is not on hunt.definitions.v1');
  const { secretHash: promised, publishedAt } = published;
  const since = `${promised}, published ${new Date(publishedAt).toISOString()}`;
  if (!('secret' in shown)) return open('secret', `not checked: ${shown.why}; its hash is ${since}`);
  const hash = secretHash(shown.secret);
  return hash === promised
    ? holds('secret', true, `its SHA-256 is ${since}`)
    : holds('secret', false, `its SHA-256 is ${hash}, and not ${since}`);
};

const seed = (shown: Evidence['shown'], { grantId, draw }: RewardGranted): Step => {
  if (!('secret' in shown)) return open('seed', `not checked without the secret: ${draw.seed}`);
  const due = drawSeed(shown.secret, grantId);
  return due === draw.seed
    ? holds('seed', true, `HMAC-SHA-256(secret, "${grantId}") is ${due}`)
    : holds('seed', false, `HMAC-SHA-256(secret, "${grantId}") is ${due}, and not ${draw.seed}`);
};

const rewards = (granted: RewardGranted, loot: Loot): Step[] => {
  const drawn = granted.consolation ? undefined : drawLine(granted.draw.seed, loot.weighted ?? []);
  const lines = granted.consolation
    ? (loot.consolation ?? [])
    : [...(loot.guaranteed ?? []), ...(drawn ? [drawn] : [])];
  const { coins, items } = mint(granted.grantId, lines);
  return [
    { name: 'draw', result: 'holds', says: drawing(granted, loot, drawn) },
    same('coins', granted.coins, coins),
    same('items', granted.items, items),
  ];
};

const drawing = ({ draw, consolation }: RewardGranted, loot: Loot, drawn: LootLine | undefined): string => {
  if (consolation) return 'none: the chest was exhausted, its consolation is due';
  const weighted = loot.weighted ?? [];
  if (!drawn) return 'none: the chest has no weighted lines, what is guaranteed is due';
  const total = totalWeight(weighted);
  const line = weighted.findIndex((one) => one === drawn);
  return `the seed picks ${pickOf(draw.seed, total)} of ${total}: line ${line}, ${JSON.stringify(drawn)}`;
};

const same = (name: 'coins' | 'items', granted: readonly object[], due: readonly object[]): Step =>
  isDeepStrictEqual(granted, due)
    ? holds(name, true, due.length === 0 ? 'none, as is due' : JSON.stringify(due))
    : holds(name, false, `due are ${JSON.stringify(due)}, and not ${JSON.stringify(granted)}`);

const withoutLoot = ({ chestId, draw }: RewardGranted): Step =>
  open(
    'draw',
    `not checked: hunt.chest-reveals.v1 has no loot of ${chestId} in version ${draw.lootVersion} (any more)`,
  );
