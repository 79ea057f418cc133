import { id } from '@treasure-hunt/contracts';
import type { Parameter, Route } from '@treasure-hunt/service/open-api';
import { z } from 'zod';

const player: Parameter = { name: 'id', in: 'path', description: 'The id of the player.', schema: id };
const lastEventId: Parameter = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'The last id that was read; the feed goes on behind it. Without it the feed begins now.',
  schema: z.string(),
};

/** The feed as text; what its events hold is in `docs/contract/messages`. */
export const eventStream = z
  .string()
  .describe(
    'Server-sent events. `event` is a ce_type and `data` a CloudEvent (structured, JSON) whose `data` has the schema of that type. `event: reset` means that ' +
      'something may have been missed: read GET /v1/players/{id} anew.',
  );

const noStore = { 'Cache-Control': 'no-store' };

/** What is asked of the gateway about one player. */
export const playerRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/v1/players/{id}/tokens',
    operationId: 'issueToken',
    summary: 'Issues a token for a player, good for 15 minutes.',
    security: ['backendKey', 'backendKeyHeader'],
    parameters: [player],
    answers: {
      201: { description: 'The token.', content: { 'application/json': 'IssuedToken' }, headers: noStore },
    },
    problems: [400, 401, 413, 415],
  },
  {
    method: 'get',
    path: '/v1/players/{id}/feed',
    operationId: 'openFeed',
    summary: 'Tells the player what happens to them, as it happens.',
    description:
      'Ends when the token does; whoever comes back with Last-Event-ID and a new one misses nothing.',
    security: ['playerToken', 'playerTokenQuery'],
    parameters: [player, lastEventId],
    answers: { 200: { description: 'The feed.', content: { 'text/event-stream': 'EventStream' } } },
    problems: [401, 429, 503],
  },
  {
    method: 'get',
    path: '/v1/players/{id}',
    operationId: 'showPlayer',
    summary: 'Shows where the player stands.',
    security: ['playerToken', 'playerTokenQuery', 'backendKey', 'backendKeyHeader'],
    parameters: [player],
    answers: {
      200: { description: 'The view.', content: { 'application/json': 'PlayerView' }, headers: noStore },
    },
    problems: [400, 401, 503],
  },
];
