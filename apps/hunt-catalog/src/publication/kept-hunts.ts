import type { Hunt, HuntProgress, HuntRepository } from '@treasure-hunt/persistence';
import type { CatalogHunt } from './catalog-hunt.js';
import type { Hunts, Kept } from './hunts.js';

/** What is kept as a hunt's definition: what the author wrote, and which keys its messages are made with. */
interface KeptDefinition {
  readonly written: object;
  readonly answerKeyId: string;
  readonly secretId: string;
}

const toKept = ({ answerKeyId, secretId, definition: written, ...hunt }: CatalogHunt): Hunt => ({
  ...hunt,
  definition: { written, answerKeyId, secretId } satisfies KeptDefinition,
});

const fromKept = (hunt: Hunt): CatalogHunt => {
  const { written, answerKeyId, secretId } = hunt.definition as KeptDefinition;
  return { ...hunt, definition: written, answerKeyId, secretId };
};

/** The hunts in MongoDB, each with the names of its keys. */
export class KeptHunts implements Hunts {
  constructor(private readonly repository: HuntRepository) {}

  async insert(hunt: CatalogHunt): Promise<Kept> {
    const inserted = await this.repository.insert(toKept(hunt));
    return inserted.kind === 'hunt-exists' ? { ...inserted, hunt: fromKept(inserted.hunt) } : inserted;
  }

  async find(huntId: string): Promise<CatalogHunt | undefined> {
    const hunt = await this.repository.find(huntId);
    return hunt && fromKept(hunt);
  }

  advance(from: Pick<Hunt, 'huntId' | 'version' | 'status' | 'step'>, to: HuntProgress): Promise<boolean> {
    return this.repository.advance(from, to);
  }

  async unfinished(): Promise<readonly CatalogHunt[]> {
    return (await this.repository.unfinished()).map(fromKept);
  }
}
