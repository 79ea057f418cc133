import type { HuntDefinition, SealedDefinition } from '@treasure-hunt/contracts';
import { sealed } from '@treasure-hunt/publication';
import type { CatalogKeys } from '../publication/catalog-hunt.js';

const answerKey = { keyId: 'a1', secret: '00'.repeat(16) };

export const keys: CatalogKeys = {
  answerKeys: [answerKey],
  huntSecrets: [{ keyId: 's1', secret: '11'.repeat(16) }],
};

/** A small hunt whose ids begin with its own. */
export const smallHunt = (huntId: string): HuntDefinition => ({
  huntId,
  version: 1,
  title: 'A small hunt',
  clues: [
    {
      clueId: `${huntId}.gate`,
      trigger: { fence: { circle: { lat: 39.9, lon: 116.4, radiusM: 40 } } },
      puzzle: { kind: 'text', prompt: 'Who guards it?', answers: ['lion'] },
    },
    {
      clueId: `${huntId}.tower`,
      requires: { allOf: [`${huntId}.gate`] },
      trigger: { object: { targetId: 'qr' } },
      puzzle: { kind: 'visit' },
    },
  ],
  chests: [{ chestId: `${huntId}.chest`, clueId: `${huntId}.tower`, supply: 3, loot: {} }],
});

/** A definition of instants in UTC only, as it is shown when it was accepted under `keys`. */
export const shownOf = (definition: HuntDefinition): SealedDefinition => sealed(definition, answerKey);
