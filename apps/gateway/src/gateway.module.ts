import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { playerFeed } from '@treasure-hunt/contracts';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import {
  ApiKeys,
  followLines,
  KAFKA,
  LOG,
  METRICS,
  OPEN_API,
  OpenApiController,
  OperatorsModule,
  ProblemFilter,
  SENDER,
  SETTINGS,
  TRACING,
} from '@treasure-hunt/service';
import { secretText } from '@treasure-hunt/settings';
import type { Journal, Sender } from '@treasure-hunt/shards';
import type { Metrics, Tracing } from '@treasure-hunt/telemetry';
import { KafkaBreaker, MongodbBreaker } from './backends/breakers.js';
import { KafkaWatch } from './backends/kafka-watch.js';
import { EventIntake, INTAKE_TELEMETRY, type IntakeTelemetry } from './events/event-intake.js';
import { EventRates } from './events/event-rates.js';
import { EventWriter } from './events/event-writer.js';
import { EventsController } from './events/events.controller.js';
import { FeedLifecycle } from './feed/feed-lifecycle.js';
import { feedSignals } from './feed/feed-signals.js';
import { FeedController } from './feed/feed.controller.js';
import { LiveFeed, type LiveFeedSignals } from './feed/live-feed.js';
import { toldSpans } from './feed/told-spans.js';
import { openApi } from './open-api.js';
import { PlayerFeedController } from './player-view/player-feed.controller.js';
import { PlayerViewController } from './player-view/player-view.controller.js';
import { ratesOf, type GatewaySettings } from './settings.js';
import { PlayerGuard } from './tokens/player-guard.js';
import { PlayerTokens } from './tokens/player-tokens.js';
import { TokensController } from './tokens/tokens.controller.js';

const FEED_SIGNALS = Symbol('FEED_SIGNALS');
const TOLD = Symbol('TOLD');
const bytesPerMb = 1024 * 1024;

const toldOf = (tracing: Tracing, settings: GatewaySettings) => {
  const { topicPrefix, instance, tracesSlowMs: slowMs } = settings;
  return toldSpans(tracing, { topic: topicPrefix + playerFeed.name, instance, slowMs });
};

@Module({
  imports: [OperatorsModule.beside('gateway')],
  controllers: [
    EventsController,
    TokensController,
    FeedController,
    PlayerViewController,
    PlayerFeedController,
    OpenApiController,
  ],
  providers: [
    { provide: APP_FILTER, inject: [LOG], useFactory: (journal: Journal) => new ProblemFilter(journal) },
    {
      provide: ApiKeys,
      inject: [SETTINGS, LOG],
      useFactory: ({ gatewayApiKeys }: GatewaySettings, log: Journal) => new ApiKeys(gatewayApiKeys, log),
    },
    {
      provide: PlayerTokens,
      inject: [SETTINGS, LOG],
      useFactory: ({ tokenSecrets }: GatewaySettings, log: Journal) => {
        const tokens = new PlayerTokens([]);
        followLines(tokenSecrets, { line: secretText, take: (secrets) => tokens.use(secrets) }, log);
        return tokens;
      },
    },
    KafkaBreaker,
    MongodbBreaker,
    KafkaWatch,
    {
      provide: EventRates,
      inject: [SETTINGS],
      useFactory: (settings: GatewaySettings) => new EventRates(ratesOf(settings)),
    },
    {
      provide: EventWriter,
      inject: [SENDER, KafkaBreaker],
      useFactory: (sender: Sender, breaker: KafkaBreaker) => new EventWriter(sender, breaker),
    },
    {
      provide: INTAKE_TELEMETRY,
      inject: [METRICS, TRACING],
      useFactory: (metrics: Metrics, tracing: Tracing): IntakeTelemetry => ({ metrics, tracing }),
    },
    EventIntake,
    { provide: TOLD, inject: [TRACING, SETTINGS], useFactory: toldOf },
    { provide: FEED_SIGNALS, inject: [METRICS, LOG, TOLD], useFactory: feedSignals },
    {
      provide: LiveFeed,
      inject: [KAFKA, SETTINGS, FEED_SIGNALS],
      useFactory: (kafka: KafkaConnection, settings: GatewaySettings, signals: LiveFeedSignals) =>
        new LiveFeed(kafka, { ...settings, memoryBytes: settings.feedMemoryMb * bytesPerMb, signals }),
    },
    { provide: OPEN_API, useValue: openApi },
    PlayerGuard,
    FeedLifecycle,
  ],
})
export class GatewayModule {}
