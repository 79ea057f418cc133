import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import {
  Body,
  Controller,
  Get,
  Inject,
  Module,
  type OnApplicationShutdown,
  Post,
  Query,
} from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { httpSettings, processSettings } from '@treasure-hunt/settings';
import type { Log } from '@treasure-hunt/telemetry';
import { ProblemFilter } from '../http/problem-filter.js';
import { DRAINING, LOG } from '../nest/tokens.js';
import { runService } from '../run-service.js';
import type { Platform } from '../service-options.js';
import { FakeTransport } from './fake-transport.js';

const block = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

@Controller()
class TinyController implements OnApplicationShutdown {
  constructor(
    @Inject(LOG) private readonly log: Log,
    @Inject(DRAINING) private readonly draining: AbortSignal,
  ) {}

  @Get('hello')
  hello(): { hello: string } {
    return { hello: 'world' };
  }

  @Post('echo')
  echo(@Body() body: unknown): unknown {
    return body;
  }

  /** Answers only when the service has been told to stop. */
  @Get('slow')
  async slow(): Promise<{ slow: boolean }> {
    this.log.info({}, 'slow began');
    await once(this.draining, 'abort');
    return { slow: true };
  }

  /** Never answers. */
  @Get('stuck')
  stuck(): Promise<never> {
    this.log.info({}, 'stuck began');
    return new Promise(() => undefined);
  }

  /** Lets nothing else run on the main thread for so long. */
  @Get('block')
  block(@Query('ms') ms: string): { blocked: true } {
    block(Number(ms));
    return { blocked: true };
  }

  /** Has each turn of the event loop take 0.7 s, for so long. */
  @Get('saturate')
  async saturate(@Query('ms') ms: string): Promise<{ saturated: true }> {
    const until = performance.now() + Number(ms);
    while (performance.now() < until) {
      block(700);
      await turn();
    }
    return { saturated: true };
  }

  @Get('fail')
  fail(): void {
    setImmediate(() => {
      throw new Error('nobody handles this');
    });
  }

  onApplicationShutdown(): void {
    this.log.info({}, 'modules ended');
  }
}

@Module({
  controllers: [TinyController],
  providers: [
    { provide: APP_FILTER, inject: [LOG], useFactory: (journal: Log) => new ProblemFilter(journal) },
  ],
})
class TinyModule {}

/** A service on nothing but its process: with HTTP unless `ONLY_SHARDS` is set, and a transport that says what happens to it. */
await runService(
  {
    name: 'tiny',
    module: TinyModule,
    settings: { ...processSettings('tiny'), ...httpSettings },
    ...(process.env['ONLY_SHARDS'] ? {} : { http: {} }),
  },
  ({ log, lifetime }): Promise<Platform> => {
    lifetime.began('the backends', () => log.info({}, 'backends ended'));
    return Promise.resolve({ provisions: [], transport: new FakeTransport(log) });
  },
);
