import { huntSecret, secretHash } from '@treasure-hunt/contracts';
import { named, type CatalogHunt, type CatalogKeys } from '../publication/catalog-hunt.js';

/** A hunt as its author sees it. Instants are ISO 8601. */
export interface HuntView {
  readonly huntId: string;
  readonly version: number;
  readonly status: CatalogHunt['status'];
  readonly createdAt: string;
  readonly publishedAt?: string;
  readonly withdrawnAt?: string;
  /** SHA-256 of the hunt's secret, in hex. */
  readonly secretHash: string;
  /** What every draw can be checked with; only when nobody can play the hunt any more. */
  readonly secret?: string;
  readonly definition: object;
}

const isoOf = (ms: number): string => new Date(ms).toISOString();

export const huntView = (hunt: CatalogHunt, { huntSecrets }: CatalogKeys): HuntView => {
  const secret = huntSecret(named(huntSecrets, hunt.secretId).secret, hunt.huntId);
  const { publishedAt, withdrawnAt } = hunt;
  return {
    huntId: hunt.huntId,
    version: hunt.version,
    status: hunt.status,
    createdAt: isoOf(hunt.createdAt),
    ...(publishedAt !== undefined && { publishedAt: isoOf(publishedAt) }),
    ...(withdrawnAt !== undefined && { withdrawnAt: isoOf(withdrawnAt) }),
    secretHash: secretHash(secret),
    ...(hunt.status === 'withdrawn' && { secret }),
    definition: hunt.definition,
  };
};
