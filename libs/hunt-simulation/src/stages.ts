import type { AnyStage } from '@treasure-hunt/decider';
import { chestReveal } from '@treasure-hunt/stage-chest-reveal';
import { clueSolving } from '@treasure-hunt/stage-clue-solving';
import { discovery, type Definitions } from '@treasure-hunt/stage-discovery';
import { playerViews } from '@treasure-hunt/stage-player-view';
import { rewards } from '@treasure-hunt/stage-rewards';
import { solutionIntake } from '@treasure-hunt/stage-solution-intake';
import { wallets } from '@treasure-hunt/stage-wallets';
import { huntKeySecret, type Keys } from './keys.js';

/** The rules of every stage of the flow. */
export const stagesWith = (keys: Keys, definitions: Definitions): readonly AnyStage[] => [
  discovery(definitions),
  solutionIntake(keys.answers),
  clueSolving,
  chestReveal,
  rewards((secretId) => huntKeySecret(keys, secretId)),
  wallets,
  playerViews,
];
