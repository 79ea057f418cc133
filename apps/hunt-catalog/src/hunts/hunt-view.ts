import { huntDefinition, huntSecret, secretHash } from '@treasure-hunt/contracts';
import type { Hunt } from '@treasure-hunt/persistence';
import { timesOf } from '@treasure-hunt/publication';
import type { z } from 'zod';
import type { CatalogKeys } from '../publication/catalog-hunt.js';
import type { huntShape } from './hunt-shape.js';

/** A hunt as its author sees it; the definition is as it was written. */
export type HuntView = Omit<z.output<typeof huntShape>, 'definition'> & { readonly definition: object };

const isoOf = (ms: number): string => new Date(ms).toISOString();

/** `now` is in milliseconds since 1970. */
export const huntView = (hunt: Hunt, keys: CatalogKeys, now: number): HuntView => {
  const { publishedAt, withdrawnAt } = hunt;
  return {
    huntId: hunt.huntId,
    version: hunt.version,
    status: hunt.status,
    createdAt: isoOf(hunt.createdAt),
    ...(publishedAt !== undefined && { publishedAt: isoOf(publishedAt) }),
    ...(withdrawnAt !== undefined && { withdrawnAt: isoOf(withdrawnAt) }),
    ...secretOf(hunt, keys, now),
    definition: hunt.definition,
  };
};

/** Clocks of brokers may be behind by a little, and what is still played by theirs keeps its secret. */
const marginMs = 60_000;

const secretOf = (
  hunt: Hunt,
  { huntSecrets }: CatalogKeys,
  now: number,
): Pick<HuntView, 'secretHash' | 'secret'> => {
  const key = huntSecrets.find(({ keyId }) => keyId === hunt.secretId);
  if (!key) return {};
  const secret = huntSecret(key.secret, hunt.huntId);
  return { secretHash: secretHash(secret), ...(isOver(hunt, now) && { secret }) };
};

const isOver = ({ status, definition }: Hunt, now: number): boolean =>
  status === 'withdrawn' || now > (timesOf(huntDefinition.parse(definition)).closesAt ?? Infinity) + marginMs;
