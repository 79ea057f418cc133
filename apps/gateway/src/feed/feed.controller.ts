import type { ServerResponse } from 'node:http';
import { Controller, Get, Inject, Req, Res, UseGuards } from '@nestjs/common';
import { Problem, SETTINGS } from '@treasure-hunt/service';
import { PlayerGuard, type PlayerRequest } from '../tokens/player-guard.js';
import type { GatewaySettings } from '../settings.js';
import type { Feed } from './feed.js';
import { LiveFeed } from './live-feed.js';
import { responseOutlet } from './response-outlet.js';

/** Others end, or their tokens do. */
const retryAfterS = 5;

/** What is used of Fastify's reply: it gives its connection away. */
interface Reply {
  hijack(): void;
  readonly raw: ServerResponse;
}

const onlyText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

@Controller('v1/players/:id/feed')
export class FeedController {
  constructor(
    @Inject(LiveFeed) private readonly live: LiveFeed,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** What is told to the player whose token it is, as server-sent events. */
  @Get()
  @UseGuards(PlayerGuard)
  open(@Req() { bearer, headers }: PlayerRequest, @Res() reply: Reply): void {
    const { feed } = this.live;
    if (!bearer) throw new Problem(401);
    this.seeThatThereIsRoom(feed, bearer.playerId);
    reply.hijack();
    const { playerId, expiresAt: until } = bearer;
    const lastEventId = onlyText(headers['last-event-id']);
    const subscription = feed.subscribe({ playerId, until, lastEventId }, responseOutlet(reply.raw));
    reply.raw.on('drain', () => feed.drained(subscription));
    reply.raw.on('close', () => feed.closed(subscription));
    reply.raw.on('error', () => feed.closed(subscription));
  }

  private seeThatThereIsRoom(feed: Feed, playerId: string): void {
    const { maxFeeds, maxFeedsPerPlayer } = this.settings;
    if (feed.openFeeds >= maxFeeds)
      throw new Problem(503, { detail: 'Too many feeds are open.', retryAfterS });
    if (feed.feedsOf(playerId) >= maxFeedsPerPlayer)
      throw new Problem(429, { detail: 'Too many feeds of this player are open.', retryAfterS });
  }
}
