import { DATABASE, KAFKA, LOG, SENDER, SETTINGS, TRACING } from '../nest/tokens.js';
import { describedRoutes, registeredRoutes } from '../testing/routes.js';
import { operatorApi } from './operator-routes.js';
import { OperatorsModule } from './operators.module.js';

describe('the OpenAPI document of a service that only operators ask', () => {
  it('has every route that there is, and no other', async () => {
    const provisions = [
      { provide: SETTINGS, useValue: { topicPrefix: '' } },
      ...[DATABASE, KAFKA, LOG, SENDER, TRACING].map((provide) => ({ provide, useValue: {} })),
    ];
    const routes = await registeredRoutes(OperatorsModule.alone('rewards'), provisions);
    expect(routes).toContain('POST /v1/parked/redrives');
    expect(describedRoutes(operatorApi('rewards'))).toEqual(routes);
  });
});
