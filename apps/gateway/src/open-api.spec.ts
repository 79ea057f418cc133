import {
  DATABASE,
  DRAINING,
  KAFKA,
  LOG,
  METRICS,
  READINESS,
  SENDER,
  SETTINGS,
  TRACING,
  WAIT_FOR,
} from '@treasure-hunt/service';
import { describedRoutes, registeredRoutes } from '@treasure-hunt/service/testing';
import { untraced } from '@treasure-hunt/telemetry';
import { GatewayModule } from './gateway.module.js';
import { openApi } from './open-api.js';
import { testSettings } from './testing/settings.js';

const none = () => undefined;
/** A gateway that is about to end: it begins nothing. */
const provisions = [
  { provide: SETTINGS, useValue: testSettings() },
  { provide: TRACING, useValue: untraced },
  { provide: DRAINING, useValue: AbortSignal.abort() },
  { provide: READINESS, useValue: { say: none } },
  { provide: WAIT_FOR, useValue: none },
  { provide: LOG, useValue: { info: none, warn: none, error: none } },
  ...[KAFKA, SENDER, DATABASE, METRICS].map((provide) => ({ provide, useValue: {} })),
];

describe('the OpenAPI document of the gateway', () => {
  it('has every route that there is, and no other', async () => {
    const routes = await registeredRoutes(GatewayModule, provisions);
    expect(routes).toContain('POST /v1/events');
    expect(describedRoutes(openApi)).toEqual(routes);
  });
});
