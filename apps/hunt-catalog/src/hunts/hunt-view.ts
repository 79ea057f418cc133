import { huntSecret, secretHash } from '@treasure-hunt/contracts';
import type { Hunt } from '@treasure-hunt/persistence';
import type { CatalogKeys } from '../publication/catalog-hunt.js';

/** A hunt as its author sees it. Instants are ISO 8601. */
export interface HuntView {
  readonly huntId: string;
  readonly version: number;
  readonly status: Hunt['status'];
  readonly createdAt: string;
  readonly publishedAt?: string;
  readonly withdrawnAt?: string;
  /** SHA-256 of the hunt's secret, in hex; missing when the key that it derives from was taken out of use. */
  readonly secretHash?: string;
  /** What every draw can be checked with; only when nobody can play the hunt any more. */
  readonly secret?: string;
  readonly definition: object;
}

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
