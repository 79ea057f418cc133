import { z } from 'zod';
import type { CatalogSource } from './sources.js';

/** The secret of a hunt, or why it cannot be had now. */
export type Shown = { readonly secret: string } | { readonly why: string };

const hunt = z.object({ secret: z.string().optional() });

/** Asks hunt-catalog for the secret of a hunt, which it shows when nobody can play the hunt any more. */
export const secretFrom = async (catalog: CatalogSource | undefined, huntId: string): Promise<Shown> => {
  if (!catalog)
    return { why: 'nobody said where hunt-catalog is (--catalog with --catalog-key, or --secret)' };
  const { url, key } = catalog;
  try {
    const response = await fetch(new URL(`/v1/hunts/${encodeURIComponent(huntId)}`, url), {
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (!response.ok) return { why: `hunt-catalog answers ${response.status} about the hunt ${huntId}` };
    const { secret } = hunt.parse(await response.json());
    return secret === undefined ? { why: 'it is shown when the hunt has closed' } : { secret };
  } catch {
    return { why: `hunt-catalog at ${url} does not answer as it should` };
  }
};
