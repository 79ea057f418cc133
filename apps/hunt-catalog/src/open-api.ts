import { huntDefinition } from '@treasure-hunt/contracts';
import { openApiOf } from '@treasure-hunt/service/open-api';
import { grantRoutes } from './grants/grant-routes.js';
import { reversalRequest, reversalRequested } from './grants/reversal-shape.js';
import { huntRoutes } from './hunts/hunt-routes.js';
import { huntShape } from './hunts/hunt-shape.js';

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description });
const inHeader = {
  type: 'apiKey',
  in: 'header',
  name: 'x-api-key',
  description: 'The same key in a header of its own.',
};

/** What hunt-catalog can be asked over HTTP. */
export const openApi = openApiOf({
  title: 'Treasure hunt: hunt-catalog',
  description:
    'Hunts: published, shown and withdrawn; rewards: taken back. Errors are problem details (RFC 9457).',
  credentials: {
    authorKey: bearer('An author’s API key.'),
    authorKeyHeader: inHeader,
    operatorKey: bearer('An operator’s API key.'),
    operatorKeyHeader: inHeader,
  },
  schemas: {
    HuntDefinition: huntDefinition,
    Hunt: huntShape,
    ReversalRequest: reversalRequest,
    ReversalRequested: reversalRequested,
  },
  routes: [...huntRoutes, ...grantRoutes],
});
