import { stages, type Key } from '@treasure-hunt/contracts';
import type { AnyStage } from '@treasure-hunt/decider';
import { chestReveal } from '@treasure-hunt/stage-chest-reveal';
import { clueSolving } from '@treasure-hunt/stage-clue-solving';
import { discovery, type Definitions } from '@treasure-hunt/stage-discovery';
import { playerViews } from '@treasure-hunt/stage-player-view';
import { rewards } from '@treasure-hunt/stage-rewards';
import { wallets } from '@treasure-hunt/stage-wallets';

/** The rows of the flow whose stages keep something. */
export const auditedStages = stages.filter(({ keeps }) => keeps.length > 0);

/** The rules of all stages that keep something. */
export const rulesWith = (definitions: Definitions, secrets: readonly Key[]): readonly AnyStage[] => [
  discovery(definitions),
  clueSolving,
  chestReveal,
  rewards((secretId) => secretOf(secrets, secretId)),
  wallets,
  playerViews,
];

const secretOf = (secrets: readonly Key[], secretId: string): string => {
  const key = secrets.find(({ keyId }) => keyId === secretId);
  if (!key) throw new Error(`HUNT_SECRETS has no secret ${secretId}.`);
  return key.secret;
};
