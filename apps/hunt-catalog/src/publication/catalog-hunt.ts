import { derivedId, huntDefinition, type HuntDefinition, type Key } from '@treasure-hunt/contracts';
import type { Hunt, HuntEdit } from '@treasure-hunt/persistence';
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
export const newHunt = (submission: Submission, keys: CatalogKeys): Hunt => ({
  ...publishing(submission, keys),
  history: [publishedBy(submission)],
  secretId: firstOf(keys.huntSecrets).keyId,
});

/** The next version of a hunt, about to go out. Its secret stays: it was promised. */
export const nextVersion = (hunt: Hunt, submission: Submission, keys: CatalogKeys): Hunt => ({
  ...publishing(submission, keys),
  history: [...hunt.history, publishedBy(submission)],
  secretId: hunt.secretId,
});

const publishing = ({ definition }: Submission, keys: CatalogKeys) => ({
  huntId: definition.huntId,
  version: definition.version,
  status: 'publishing' as const,
  step: firstStep,
  definition: huntDefinition.encode(definition),
  definitionHash: hashOf(definition),
  clueIds: definition.clues.map(({ clueId }) => clueId),
  chestIds: definition.chests.map(({ chestId }) => chestId),
  answerKeyId: firstOf(keys.answerKeys).keyId,
});

const publishedBy = ({ definition, by, at }: Submission): HuntEdit => ({
  version: definition.version,
  what: 'published',
  by,
  at,
  definitionHash: hashOf(definition),
});

/** What two definitions of the same content have in common. */
export const hashOf = (definition: HuntDefinition): string => contentHash(huntDefinition.encode(definition));

/** A hunt that is about to be taken back: its next version, and its last. */
export const withdrawing = (hunt: Hunt, { by, at }: Pick<Submission, 'by' | 'at'>): Hunt => {
  const { definitionHash } = hunt;
  const version = hunt.version + 1;
  const history: Hunt['history'] = [...hunt.history, { version, what: 'withdrawn', by, at, definitionHash }];
  return { ...hunt, version, status: 'withdrawing', step: firstStep, history };
};

/** A hunt's definition as it was read when it was accepted. */
export const definitionOf = ({ definition }: Hunt): HuntDefinition => huntDefinition.parse(definition);

/** The version of a hunt that is going out, or went out last. Throws where a key that it names is not configured. */
export const editionOf = (hunt: Hunt, keys: CatalogKeys): Edition => ({
  definition: definitionOf(hunt),
  huntVersion: hunt.version,
  withdrawn: hunt.status === 'withdrawing' || hunt.status === 'withdrawn',
  at: hunt.history.at(-1)?.at ?? hunt.history[0].at,
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
