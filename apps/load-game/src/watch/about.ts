import type { HuntDefinition } from '@treasure-hunt/contracts';
import type { Heard } from '../play/heard.js';

type Data<Type extends Heard['type']> = Extract<Heard, { type: Type }>['data'];
/** The names of what a fact says, for each type of fact. */
type Names = { readonly [Type in Heard['type']]: (data: Data<Type>) => readonly string[] };

const none = (): readonly string[] => [];

const once: Names = {
  'clue.assigned': ({ clueId, playerId }) => [`clue.assigned ${clueId} to ${playerId}`],
  'clue.locked': ({ clueId, playerId }) => [`clue.locked ${clueId} to ${playerId}`],
  'clue.queued': none,
  'clue.turned-away': none,
  'clue.expired': none,
  'solution.accepted': ({ clueId, playerId, finder }) => [
    `solution.accepted ${clueId} to ${playerId}`,
    `finder ${finder} of ${clueId}`,
  ],
  'solution.rejected': ({ attemptId }) => [`verdict on attempt ${attemptId}`],
  'chest.revealed': (data) => [outcomeAt(data), `opener ${data.opener} of ${data.chestId}`],
  'chest.exhausted': (data) => [outcomeAt(data)],
  'reward.granted': (data) => [rewardAt(data), ...data.coins.map(({ coinId }) => `coin ${coinId}`)],
  'reward.reversed': none,
  'wallet.changed': (data) => [walletAfter(data)],
};

/** What happens at most once, whatever ids it is told under; the first name is what is waited for. */
export const onceOnly = ({ type, data }: Heard): readonly string[] =>
  (once[type] as (data: Heard['data']) => readonly string[])(data);

/** Which chests give something to who opens them, and which console who comes too late. */
export interface Generosity {
  readonly gives: ReadonlySet<string>;
  readonly consoles: ReadonlySet<string>;
}

export const generosityOf = ({ chests }: HuntDefinition): Generosity => {
  const having = (...lines: readonly ('guaranteed' | 'weighted' | 'consolation')[]) =>
    new Set(
      chests.filter(({ loot }) => lines.some((name) => loot[name]?.length)).map(({ chestId }) => chestId),
    );
  return { gives: having('guaranteed', 'weighted'), consoles: having('consolation') };
};

/** What has to come because this came. */
export const consequencesOf = (fact: Heard, { gives, consoles }: Generosity): readonly string[] => {
  if (fact.type === 'chest.revealed') return gives.has(fact.data.chestId) ? [rewardAt(fact.data)] : [];
  if (fact.type === 'chest.exhausted') return consoles.has(fact.data.chestId) ? [rewardAt(fact.data)] : [];
  return fact.type === 'reward.granted' && fact.data.coins.length > 0 ? [walletAfter(fact.data)] : [];
};

interface AtChest {
  readonly playerId: string;
  readonly clueId: string;
  readonly chestId: string;
}

/** A player opens a chest at a clue, or learns that none is left: one of the two. */
export const outcomeAt = ({ playerId, clueId }: Omit<AtChest, 'chestId'>): string =>
  `chest at ${clueId} for ${playerId}`;
const rewardAt = ({ playerId, chestId }: AtChest): string => `reward of ${chestId} for ${playerId}`;
const walletAfter = ({ grantId }: { readonly grantId: string }): string =>
  `wallet.changed after grant ${grantId}`;
