import { huntDefinition } from '@treasure-hunt/contracts';
import { openApiOf } from '@treasure-hunt/service/open-api';
import { huntRoutes } from './hunts/hunt-routes.js';
import { huntShape } from './hunts/hunt-shape.js';

/** What hunt-catalog can be asked over HTTP. */
export const openApi = openApiOf({
  title: 'Treasure hunt: hunt-catalog',
  description: 'Hunts: published, shown and withdrawn. Errors are problem details (RFC 9457).',
  credentials: {
    authorKey: { type: 'http', scheme: 'bearer', description: 'An author’s API key.' },
    authorKeyHeader: {
      type: 'apiKey',
      in: 'header',
      name: 'x-api-key',
      description: 'The same key in a header of its own.',
    },
  },
  schemas: { HuntDefinition: huntDefinition, Hunt: huntShape },
  routes: huntRoutes,
});
