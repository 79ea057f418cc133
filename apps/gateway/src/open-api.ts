import { playerView } from '@treasure-hunt/contracts';
import {
  openApiOf,
  operatorCredentials,
  operatorRoutes,
  operatorSchemas,
} from '@treasure-hunt/service/open-api';
import { eventResults } from './events/event-results.js';
import { anyEvent, events } from './events/event-shapes.js';
import { eventRoute } from './events/event-route.js';
import { eventStream, playerRoutes } from './player-routes.js';
import { issuedToken } from './tokens/issued-token.js';

/** What the gateway can be asked over HTTP. */
export const openApi = openApiOf({
  title: 'Treasure hunt: gateway',
  description:
    'Events in, and what players are told out, for those who do not use Kafka. Errors are problem details (RFC 9457). A browser may call what players call ' +
    '(GET) from the origins that CORS_ORIGINS names.',
  credentials: {
    ...operatorCredentials,
    backendKey: { type: 'http', scheme: 'bearer', description: 'A game backend’s API key.' },
    backendKeyHeader: {
      type: 'apiKey',
      in: 'header',
      name: 'x-api-key',
      description: 'The same key in a header of its own.',
    },
    playerToken: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'A token of this player.',
    },
    playerTokenQuery: {
      type: 'apiKey',
      in: 'query',
      name: 'access_token',
      description: 'The same token in the query: a browser’s EventSource cannot send headers.',
    },
  },
  schemas: {
    Event: anyEvent,
    Events: events,
    EventResults: eventResults,
    IssuedToken: issuedToken,
    PlayerView: playerView,
    EventStream: eventStream,
    ...operatorSchemas,
  },
  routes: [eventRoute, ...playerRoutes, ...operatorRoutes],
});
