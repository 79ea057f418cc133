import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { HuntRepository } from '@treasure-hunt/persistence';
import { ApiKeys, DATABASE, LOG, ProblemFilter, SENDER, SETTINGS } from '@treasure-hunt/service';
import type { Journal, Sender } from '@treasure-hunt/shards';
import { Catalog } from './hunts/catalog.js';
import { HuntsController } from './hunts/hunts.controller.js';
import type { Hunts } from './publication/hunts.js';
import { KeptHunts } from './publication/kept-hunts.js';
import { Publications } from './publication/publications.js';
import { Publisher, type Surroundings } from './publication/publisher.js';
import { Resumer } from './publication/resumer.js';
import type { CatalogSettings } from './settings.js';

const SURROUNDINGS = Symbol('SURROUNDINGS');
type Around = Surroundings & { readonly hunts: Hunts };

const openHunts = async (database: ConstructorParameters<typeof HuntRepository>[0]): Promise<Hunts> => {
  const repository = new HuntRepository(database);
  await repository.ensureIndexes();
  return new KeptHunts(repository);
};

@Module({
  controllers: [HuntsController],
  providers: [
    { provide: APP_FILTER, inject: [LOG], useFactory: (journal: Journal) => new ProblemFilter(journal) },
    {
      provide: ApiKeys,
      inject: [SETTINGS],
      useFactory: ({ authorApiKeys }: CatalogSettings) => new ApiKeys(authorApiKeys),
    },
    { provide: KeptHunts, inject: [DATABASE], useFactory: openHunts },
    {
      provide: SURROUNDINGS,
      inject: [KeptHunts, SENDER, SETTINGS],
      useFactory: (hunts: Hunts, sender: Sender, settings: CatalogSettings): Around => ({
        hunts,
        sender,
        address: settings,
        keys: settings,
      }),
    },
    { provide: Publisher, inject: [SURROUNDINGS], useFactory: (around: Around) => new Publisher(around) },
    {
      provide: Catalog,
      inject: [SURROUNDINGS, Publisher],
      useFactory: (around: Around, publisher: Publisher) => new Catalog(around, publisher, Date.now),
    },
    {
      provide: Resumer,
      inject: [KeptHunts, Publisher, LOG],
      useFactory: (hunts: Hunts, publisher: Publisher, journal: Journal) =>
        new Resumer(hunts, publisher, journal),
    },
    Publications,
  ],
})
export class HuntCatalogModule {}
