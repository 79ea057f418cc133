import { Body, Controller, Headers, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { ApiKeyGuard, Problem, SETTINGS } from '@treasure-hunt/service';
import type { GatewaySettings } from '../settings.js';
import { EventIntake } from './event-intake.js';
import type { EventResults } from './event-results.js';
import { maxEvents } from './max-events.js';
import { readEvents } from './read-events.js';

@Controller('v1/events')
@UseGuards(ApiKeyGuard)
export class EventsController {
  constructor(
    @Inject(EventIntake) private readonly intake: EventIntake,
    @Inject(SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /** Takes one event or an array of them; nothing is written unless every one has its shape. */
  @Post()
  @HttpCode(202)
  async take(@Body() body: unknown, @Headers('traceparent') traceParent?: string): Promise<EventResults> {
    if (Array.isArray(body) && body.length > maxEvents)
      throw new Problem(413, { detail: `More than ${maxEvents} events at once.` });
    const nowMs = Date.now();
    const { events, faults } = readEvents(body, nowMs);
    if (faults.length > 0) throw new Problem(400, { detail: 'Nothing was written.', faults });
    const { topicPrefix, partitions } = this.settings;
    return this.intake.take(events, { topicPrefix, partitions, nowMs, traceParent });
  }
}
