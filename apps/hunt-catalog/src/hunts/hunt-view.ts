import { huntSecret, secretHash } from '@treasure-hunt/contracts';
import type { Hunt } from '@treasure-hunt/persistence';
import { timesOf } from '@treasure-hunt/publication';
import type { z } from 'zod';
import { isUnfinished } from '../publication/publisher.js';
import { definitionOf, type CatalogKeys } from '../publication/catalog-hunt.js';
import type { huntShape } from './hunt-shape.js';

/** A hunt as its author sees it; the definition is as it is kept. */
export type HuntView = Omit<z.output<typeof huntShape>, 'definition'> & { readonly definition: object };

const isoOf = (ms: number): string => new Date(ms).toISOString();

/** `now` is in milliseconds since 1970. */
export const huntView = (hunt: Hunt, keys: CatalogKeys, now: number): HuntView => {
  const isGoingOut = isUnfinished(hunt);
  const out = hunt.history.filter(({ version }) => version < hunt.version || !isGoingOut);
  const publishedAt = out.findLast(({ what }) => what === 'published')?.at;
  const withdrawnAt = hunt.history.find(({ what }) => what === 'withdrawn')?.at;
  return {
    huntId: hunt.huntId,
    version: hunt.version,
    status: hunt.status,
    createdAt: isoOf(hunt.history[0].at),
    ...(publishedAt !== undefined && { publishedAt: isoOf(publishedAt) }),
    ...(withdrawnAt !== undefined && { withdrawnAt: isoOf(withdrawnAt) }),
    ...secretOf(hunt, keys, now),
    history: hunt.history.map(({ version, what, by, at, definitionHash }) => ({
      ...{ version, what, by, definitionHash },
      at: isoOf(at),
    })),
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

/** What a version that is not out yet says of closing is not known to those who play. */
const isOver = (hunt: Hunt, now: number): boolean =>
  hunt.status === 'withdrawn' ||
  (hunt.status === 'published' && now > (timesOf(definitionOf(hunt)).closesAt ?? Infinity) + marginMs);
