import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { stages, type FlowStage } from '@treasure-hunt/contracts';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import type { Journal } from '@treasure-hunt/shards';
import { OPEN_API, OpenApiController } from '../http/open-api.controller.js';
import { ProblemFilter } from '../http/problem-filter.js';
import { DATABASE, KAFKA, LOG, SETTINGS } from '../nest/tokens.js';
import { OperatorGuard, OperatorJournal, OperatorKeys } from './operator-keys.js';
import { operatorApi } from './operator-routes.js';
import { ParkedList } from './parked-list.js';
import { Redriver } from './redriver.js';
import { ParkedController } from './parked.controller.js';
import { QuarantinedController } from './quarantined.controller.js';
import { QuarantineLog } from './quarantine-log.js';

interface Settings {
  readonly topicPrefix: string;
  readonly operatorApiKeys?: readonly string[] | undefined;
}

type Database = ConstructorParameters<typeof ParkedList>[0];

const stagesOf = (service: string, prefix: string): ReadonlyMap<string, FlowStage> =>
  new Map(stages.filter((one) => one.service === service).map((one) => [prefix + one.reads.name, one]));

/** What operators can ask a service that has stages. */
@Module({})
export class OperatorsModule {
  /** Beside the other routes of a service. */
  static beside(service: string): DynamicModule {
    return {
      module: OperatorsModule,
      controllers: [ParkedController, QuarantinedController],
      providers: [
        {
          provide: OperatorKeys,
          inject: [SETTINGS, LOG],
          useFactory: ({ operatorApiKeys = [] }: Settings, journal: Journal) =>
            new OperatorKeys(operatorApiKeys, journal),
        },
        {
          provide: QuarantineLog,
          inject: [KAFKA, SETTINGS],
          useFactory: (kafka: KafkaConnection, { topicPrefix }: Settings) =>
            new QuarantineLog(kafka, topicPrefix, service),
        },
        {
          provide: ParkedList,
          inject: [DATABASE, SETTINGS],
          useFactory: (database: Database, { topicPrefix }: Settings) =>
            new ParkedList(database, stagesOf(service, topicPrefix)),
        },
        {
          provide: OperatorJournal,
          inject: [OperatorKeys, LOG],
          useFactory: (keys: OperatorKeys, journal: Journal) => new OperatorJournal(keys, journal),
        },
        Redriver,
        OperatorGuard,
      ],
    };
  }

  /** As all that a service answers over HTTP. */
  static alone(service: string): DynamicModule {
    const { controllers = [], providers = [], ...module } = OperatorsModule.beside(service);
    const problems = {
      provide: APP_FILTER,
      inject: [LOG],
      useFactory: (journal: Journal) => new ProblemFilter(journal),
    };
    return {
      ...module,
      controllers: [...controllers, OpenApiController],
      providers: [...providers, problems, { provide: OPEN_API, useValue: operatorApi(service) }],
    };
  }
}
