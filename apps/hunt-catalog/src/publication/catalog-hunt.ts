import {
  derivedId,
  sealedDefinition,
  traceIdsIn,
  type HuntDefinition,
  type Key,
  type SealedDefinition,
} from '@treasure-hunt/contracts';
import type { Hunt, HuntEdit } from '@treasure-hunt/persistence';
import { firstStep, sealed, type Edition } from '@treasure-hunt/publication';
import { beginTrace } from '@treasure-hunt/telemetry';
import { contentHash } from '../reading/content-hash.js';

/** The keys in use; the first ones are for new hunts. */
export interface CatalogKeys {
  readonly answerKeys: readonly Key[];
  readonly huntSecrets: readonly Key[];
}

/** Who asks for something, and in which trace (W3C's `traceparent`). */
export interface Author {
  readonly by: string;
  readonly traceParent?: string | undefined;
}

/** Who asks, and when (milliseconds since 1970). */
export interface Asked extends Author {
  readonly at: number;
}

/** What is to be published. */
export interface Submission extends Asked {
  readonly definition: HuntDefinition;
}

/** A hunt whose publication is about to begin. */
export const newHunt = (submission: Submission, keys: CatalogKeys): Hunt => ({
  ...publishing(submission, keys, []),
  secretId: firstOf(keys.huntSecrets).keyId,
});

/** The next version of a hunt, about to go out. Its secret stays: it was promised. */
export const nextVersion = (hunt: Hunt, submission: Submission, keys: CatalogKeys): Hunt => ({
  ...publishing(submission, keys, hunt.history),
  secretId: hunt.secretId,
});

/** What does not parse is not kept. */
const whoAsked = ({ by, at, traceParent }: Asked) => ({
  by,
  at,
  ...(traceParent !== undefined && traceIdsIn(traceParent) && { traceParent }),
});

/** From here on its answers are known by their HMACs only. */
const publishing = (
  { definition, ...asked }: Submission,
  { answerKeys }: CatalogKeys,
  earlier: readonly HuntEdit[],
): Omit<Hunt, 'secretId'> => {
  const { huntId, version, clues, chests } = definition;
  const answerKey = firstOf(answerKeys);
  const kept = sealed(definition, answerKey);
  const definitionHash = hashOf(kept);
  const edit = { version, what: 'published', ...whoAsked(asked), definitionHash } as const;
  const [first = edit, ...more] = [...earlier, edit];
  return {
    huntId,
    version,
    status: 'publishing',
    step: firstStep,
    definition: sealedDefinition.encode(kept),
    definitionHash,
    clueIds: clues.map(({ clueId }) => clueId),
    chestIds: chests.map(({ chestId }) => chestId),
    history: [first, ...more],
    answerKeyId: answerKey.keyId,
  };
};

/**
 * A definition with its answers sealed by the key that a hunt's were sealed with, so that the two can be compared. Where that key
 * is not configured any more, by the first one: then no answer of the hunt is known again.
 */
export const sealedLike = (
  { answerKeyId }: Hunt,
  definition: HuntDefinition,
  { answerKeys }: CatalogKeys,
): SealedDefinition =>
  sealed(definition, answerKeys.find(({ keyId }) => keyId === answerKeyId) ?? firstOf(answerKeys));

/** What two definitions of the same content, sealed by the same key, have in common. */
export const hashOf = (definition: SealedDefinition): string =>
  contentHash(sealedDefinition.encode(definition));

/** A hunt that is about to be taken back: its next version, and its last. */
export const withdrawing = (hunt: Hunt, asked: Asked): Hunt => {
  const { definitionHash } = hunt;
  const version = hunt.version + 1;
  const history: Hunt['history'] = [
    ...hunt.history,
    { version, what: 'withdrawn', ...whoAsked(asked), definitionHash },
  ];
  return { ...hunt, version, status: 'withdrawing', step: firstStep, history };
};

/** A hunt's definition as it was read when it was accepted, but for its answers. */
export const definitionOf = ({ definition }: Hunt): SealedDefinition => sealedDefinition.parse(definition);

/** The version of a hunt that is going out, or went out last. Throws where a key that it names is not configured. */
export const editionOf = (hunt: Hunt, keys: CatalogKeys): Edition => ({
  definition: definitionOf(hunt),
  huntVersion: hunt.version,
  withdrawn: hunt.status === 'withdrawing' || hunt.status === 'withdrawn',
  at: hunt.history.at(-1)?.at ?? hunt.history[0].at,
  huntSecret: named(keys.huntSecrets, hunt.secretId),
  // A version is one trace, whichever process sends it.
  traceParent: hunt.history.at(-1)?.traceParent ?? beginTrace(derivedId(hunt.huntId, hunt.version)),
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
