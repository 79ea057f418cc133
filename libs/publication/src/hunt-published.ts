import {
  discoveryDefaults,
  huntSecret,
  secretHash,
  type HuntDefinition,
  type HuntPublished,
} from '@treasure-hunt/contracts';
import { needsOf } from './requirement.js';
import type { Edition } from './edition.js';
import { timesOf } from './times.js';

/** What discovery is told of a hunt. */
export const huntPublished = (edition: Edition): HuntPublished => {
  const { definition, huntVersion, at } = edition;
  const { huntId, title, difficulty, discovery } = definition;
  const finals = new Set(definition.chests.map(({ clueId }) => clueId));
  return {
    huntId,
    huntVersion,
    title,
    ...(difficulty !== undefined && { difficulty }),
    rules: 1,
    secretId: edition.huntSecret.keyId,
    secretHash: secretHash(huntSecret(edition.huntSecret.secret, huntId)),
    publishedAt: at,
    ...timesOf(definition),
    discovery: discoveryRulesOf(discovery),
    clues: definition.clues.map((clue) => {
      const requires = needsOf(clue);
      return {
        clueId: clue.clueId,
        ...(requires && { requires }),
        trigger: clue.trigger,
        puzzle: clue.puzzle,
        final: finals.has(clue.clueId),
      };
    }),
  };
};

const discoveryRulesOf = (written: HuntDefinition['discovery'] = {}): HuntPublished['discovery'] => ({
  maxGapS: written.maxGapS ?? discoveryDefaults.maxGapS,
  maxSpeedMps: written.maxSpeedMps ?? discoveryDefaults.maxSpeedMps,
  maxAccuracyM: written.maxAccuracyM ?? discoveryDefaults.maxAccuracyM,
  lateS: written.lateS ?? discoveryDefaults.lateS,
  exitMarginM: written.exitMarginM ?? discoveryDefaults.exitMarginM,
});
