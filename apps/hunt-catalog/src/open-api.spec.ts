import { DATABASE, DRAINING, LOG, SENDER, SETTINGS, TRACING, WAIT_FOR } from '@treasure-hunt/service';
import { describedRoutes, registeredRoutes } from '@treasure-hunt/service/testing';
import { untraced } from '@treasure-hunt/telemetry';
import { HuntCatalogModule } from './hunt-catalog.module.js';
import { openApi } from './open-api.js';

const none = () => undefined;
const nowhere = { model: () => ({ createCollection: none, createIndexes: none }) };
const provisions = [
  { provide: SETTINGS, useValue: { authorApiKeys: [] } },
  { provide: DRAINING, useValue: AbortSignal.abort() },
  { provide: LOG, useValue: { info: none, warn: none, error: none } },
  { provide: DATABASE, useValue: nowhere },
  { provide: SENDER, useValue: {} },
  { provide: WAIT_FOR, useValue: none },
  { provide: TRACING, useValue: untraced },
];

describe('the OpenAPI document of hunt-catalog', () => {
  it('has every route that there is, and no other', async () => {
    const routes = await registeredRoutes(HuntCatalogModule, provisions);
    expect(routes).toContain('POST /v1/hunts');
    expect(describedRoutes(openApi)).toEqual(routes);
  });
});
