import type { Hunt, HuntProgress, IdTaken } from '@treasure-hunt/persistence';
import type { CatalogHunt } from './catalog-hunt.js';

/** What became of an insert. */
export type Kept =
  { readonly kind: 'inserted' } | { readonly kind: 'hunt-exists'; readonly hunt: CatalogHunt } | IdTaken;

/** The hunts that are kept. Every call rejects with `RetryLater` when MongoDB is away. */
export interface Hunts {
  insert(hunt: CatalogHunt): Promise<Kept>;
  find(huntId: string): Promise<CatalogHunt | undefined>;
  /** Moves a hunt on from where the caller saw it; false when it does not stand there any more. */
  advance(from: Pick<Hunt, 'huntId' | 'version' | 'status' | 'step'>, to: HuntProgress): Promise<boolean>;
  /** The hunts whose publication or withdrawal has begun and not ended, oldest first. */
  unfinished(): Promise<readonly CatalogHunt[]>;
}
