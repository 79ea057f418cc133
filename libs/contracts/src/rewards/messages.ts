import { z } from 'zod';
import { aboutFact, earnedBy } from '../about.js';
import { id } from '../id.js';
import { instant } from '../instant.js';
import { message, type DataOf } from '../message.js';
import { reason } from '../reason.js';
import { playerFeed, rewardsTopic } from '../topic.js';
import { reversalAnswer, reversalReason } from './reversal.js';

const amount = z.number().int();
const coin = z.object({ coinId: id, currency: z.string(), amount: amount.positive() });
const item = z.object({ itemId: id, sku: z.string() });
export type Coin = z.output<typeof coin>;
export type Item = z.output<typeof item>;

/** What a player earned at a chest. Each coin is one minted lot with an id of its own. */
export const RewardGranted = message(
  'reward.granted',
  [rewardsTopic, playerFeed],
  z.object({
    ...aboutFact,
    grantId: id,
    chestId: id,
    clueId: id,
    coins: z.array(coin),
    items: z.array(item),
    consolation: z.boolean(),
    earnedBy,
    /** seed = HMAC-SHA-256(hunt secret, grantId), in hex. */
    draw: z.object({ seed: z.string(), lootVersion: z.number().int().positive() }),
  }),
);
export type RewardGranted = DataOf<typeof RewardGranted>;

/** Staff took a grant back, with all its coins and items. It is said at most once of a grant. */
export const RewardReversed = message(
  'reward.reversed',
  [rewardsTopic, playerFeed],
  z.object({
    ...aboutFact,
    grantId: id,
    chestId: id,
    clueId: id,
    coins: z.array(coin),
    items: z.array(item),
    reason: reversalReason,
  }),
);
export type RewardReversed = DataOf<typeof RewardReversed>;

/** What came of a request to take a grant back, and who asked. Players are not told. */
export const RewardReversalAnswered = message(
  'reward.reversal-answered',
  [rewardsTopic],
  z.object({
    /** The `ce_id` of the request. */
    requestId: z.string(),
    requestedBy: id,
    grantId: id,
    clueId: id,
    reason: reversalReason,
    answer: reason(reversalAnswer),
    at: instant,
  }),
);
export type RewardReversalAnswered = DataOf<typeof RewardReversalAnswered>;

/** The player's balances after a grant, or after its reversal. */
export const WalletChanged = message(
  'wallet.changed',
  [playerFeed],
  z.object({ ...aboutFact, balances: z.record(z.string(), amount), grantId: id }),
);
export type WalletChanged = DataOf<typeof WalletChanged>;
