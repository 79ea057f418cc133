import { derivedId, huntDefinition, type HuntDefinition, type Key } from '@treasure-hunt/contracts';
import type { Hunt, HuntProgress } from '@treasure-hunt/persistence';
import { firstStep, type Edition } from '@treasure-hunt/publication';
import { continueTrace } from '@treasure-hunt/telemetry';
import { contentHash } from '../reading/content-hash.js';

/** The keys in use; the first ones are for new hunts. */
export interface CatalogKeys {
  readonly answerKeys: readonly Key[];
  readonly huntSecrets: readonly Key[];
}

/** Who publishes what, and when (milliseconds since 1970). */
export interface Submission {
  readonly definition: HuntDefinition;
  readonly by: string;
  readonly at: number;
}

/** A hunt whose publication is about to begin. */
export const newHunt = ({ definition, by, at }: Submission, keys: CatalogKeys): Hunt => {
  const written = huntDefinition.encode(definition);
  return {
    huntId: definition.huntId,
    version: definition.version,
    status: 'publishing',
    step: firstStep,
    definition: written,
    definitionHash: hashOf(definition),
    clueIds: definition.clues.map(({ clueId }) => clueId),
    chestIds: definition.chests.map(({ chestId }) => chestId),
    createdAt: at,
    by,
    answerKeyId: firstOf(keys.answerKeys).keyId,
    secretId: firstOf(keys.huntSecrets).keyId,
  };
};

/** What two definitions of the same content have in common. */
export const hashOf = (definition: HuntDefinition): string => contentHash(huntDefinition.encode(definition));

/** What a hunt becomes when it is taken back: its next version. */
export const withdrawing = (hunt: Hunt, at: number): HuntProgress => ({
  version: hunt.version + 1,
  status: 'withdrawing',
  step: firstStep,
  withdrawnAt: at,
});

/** The version of a hunt that is going out, or went out last. Throws where a key that it names is not configured. */
export const editionOf = (hunt: Hunt, keys: CatalogKeys): Edition => ({
  definition: huntDefinition.parse(hunt.definition),
  huntVersion: hunt.version,
  withdrawn: hunt.status === 'withdrawing' || hunt.status === 'withdrawn',
  at: hunt.withdrawnAt ?? hunt.createdAt,
  answerKey: named(keys.answerKeys, hunt.answerKeyId),
  huntSecret: named(keys.huntSecrets, hunt.secretId),
  // A version is one trace, whichever process sends it.
  traceParent: continueTrace(undefined, derivedId(hunt.huntId, hunt.version)).traceparent,
});

const firstOf = (keys: readonly Key[]): Key => {
  const [first] = keys;
  if (!first) throw new Error('No key is configured.');
  return first;
};

const named = (keys: readonly Key[], keyId: string): Key => {
  const key = keys.find((one) => one.keyId === keyId);
  if (!key) throw new Error(`The key ${keyId} is not configured, but a hunt needs it.`);
  return key;
};
