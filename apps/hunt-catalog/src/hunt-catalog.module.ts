import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { HuntRepository } from '@treasure-hunt/persistence';
import {
  ApiKeys,
  DATABASE,
  LOG,
  OPEN_API,
  OpenApiController,
  OperatorKeys,
  ProblemFilter,
  SENDER,
  SETTINGS,
  TRACING,
  WAIT_FOR,
  type WaitFor,
} from '@treasure-hunt/service';
import type { Journal, Sender } from '@treasure-hunt/shards';
import type { Tracing } from '@treasure-hunt/telemetry';
import { GrantsController } from './grants/grants.controller.js';
import { Reversals } from './grants/reversals.js';
import { Catalog } from './hunts/catalog.js';
import { HuntsController } from './hunts/hunts.controller.js';
import { openApi } from './open-api.js';
import { Publications } from './publication/publications.js';
import { Publisher, type Surroundings } from './publication/publisher.js';
import { Resumer } from './publication/resumer.js';
import type { CatalogSettings } from './settings.js';

const SURROUNDINGS = Symbol('SURROUNDINGS');
type Around = Surroundings & { readonly hunts: HuntRepository; readonly tracing: Tracing };

const aroundOf = (
  ...[hunts, sender, settings, tracing]: [HuntRepository, Sender, CatalogSettings, Tracing]
): Around => ({ hunts, sender, tracing, address: settings, keys: settings });

const openHunts = async (
  database: ConstructorParameters<typeof HuntRepository>[0],
  waitFor: WaitFor,
): Promise<HuntRepository> => {
  const hunts = new HuntRepository(database);
  await waitFor('MongoDB', () => hunts.ensureIndexes());
  return hunts;
};

@Module({
  controllers: [HuntsController, GrantsController, OpenApiController],
  providers: [
    { provide: APP_FILTER, inject: [LOG], useFactory: (journal: Journal) => new ProblemFilter(journal) },
    {
      provide: ApiKeys,
      inject: [SETTINGS, LOG],
      useFactory: ({ authorApiKeys }: CatalogSettings, log: Journal) => new ApiKeys(authorApiKeys, log),
    },
    {
      provide: OperatorKeys,
      inject: [SETTINGS, LOG],
      useFactory: ({ operatorApiKeys }: CatalogSettings, log: Journal) =>
        new OperatorKeys(operatorApiKeys ?? [], log),
    },
    { provide: HuntRepository, inject: [DATABASE, WAIT_FOR], useFactory: openHunts },
    {
      provide: SURROUNDINGS,
      inject: [HuntRepository, SENDER, SETTINGS, TRACING],
      useFactory: aroundOf,
    },
    { provide: Publisher, inject: [SURROUNDINGS], useFactory: (around: Around) => new Publisher(around) },
    {
      provide: Catalog,
      inject: [SURROUNDINGS, Publisher],
      useFactory: (around: Around, publisher: Publisher) => new Catalog(around, publisher, Date.now),
    },
    {
      provide: Reversals,
      inject: [SURROUNDINGS],
      useFactory: (around: Around) => new Reversals(around, Date.now),
    },
    {
      provide: Resumer,
      inject: [HuntRepository, Publisher, LOG],
      useFactory: (hunts: HuntRepository, publisher: Publisher, journal: Journal) =>
        new Resumer(hunts, publisher, journal),
    },
    { provide: OPEN_API, useValue: openApi },
    Publications,
  ],
})
export class HuntCatalogModule {}
