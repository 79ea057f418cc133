import { huntSecret, secretHash } from '@treasure-hunt/contracts';
import type { Hunt } from '@treasure-hunt/persistence';
import type { z } from 'zod';
import type { CatalogKeys } from '../publication/catalog-hunt.js';
import type { huntShape } from './hunt-shape.js';

/** A hunt as its author sees it; the definition is as it was written. */
export type HuntView = Omit<z.output<typeof huntShape>, 'definition'> & { readonly definition: object };

const isoOf = (ms: number): string => new Date(ms).toISOString();

export const huntView = (hunt: Hunt, keys: CatalogKeys): HuntView => {
  const { publishedAt, withdrawnAt } = hunt;
  return {
    huntId: hunt.huntId,
    version: hunt.version,
    status: hunt.status,
    createdAt: isoOf(hunt.createdAt),
    ...(publishedAt !== undefined && { publishedAt: isoOf(publishedAt) }),
    ...(withdrawnAt !== undefined && { withdrawnAt: isoOf(withdrawnAt) }),
    ...secretOf(hunt, keys),
    definition: hunt.definition,
  };
};

const secretOf = (hunt: Hunt, { huntSecrets }: CatalogKeys): Pick<HuntView, 'secretHash' | 'secret'> => {
  const key = huntSecrets.find(({ keyId }) => keyId === hunt.secretId);
  if (!key) return {};
  const secret = huntSecret(key.secret, hunt.huntId);
  return { secretHash: secretHash(secret), ...(hunt.status === 'withdrawn' && { secret }) };
};
