import { z } from 'zod';
import { openApiOf } from '../open-api/open-api.js';
import type { HttpApi, Parameter, Route } from '../open-api/route.js';
import { listQuery, parkedKeysShape, quarantinedShape, redriveRequest, returnRequest } from './shapes.js';

const limit: Parameter = {
  name: 'limit',
  in: 'query',
  description: 'How many at most; 100 without it.',
  schema: listQuery.shape.limit,
};
const sinceHours: Parameter = {
  name: 'sinceHours',
  in: 'query',
  description: 'How far back; 24 hours without it.',
  schema: listQuery.shape.sinceHours,
};
const security = ['operatorKey', 'operatorKeyHeader'];
const noStore = { 'Cache-Control': 'no-store' };
const json = (name: string) => ({ 'application/json': name });

/** How operators show who they are. */
export const operatorCredentials: HttpApi['credentials'] = {
  operatorKey: { type: 'http', scheme: 'bearer', description: 'An operator’s API key.' },
  operatorKeyHeader: {
    type: 'apiKey',
    in: 'header',
    name: 'x-api-key',
    description: 'The same key in a header of its own.',
  },
};

/** The shapes that the routes name. */
export const operatorSchemas: HttpApi['schemas'] = {
  ParkedKeys: parkedKeysShape,
  RedriveRequest: redriveRequest,
  Quarantined: quarantinedShape,
  ReturnRequest: returnRequest,
  Returned: z.object({ returned: z.string() }),
};

/** What operators ask of every service that has stages: about its own stages, and no others. */
export const operatorRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/v1/parked',
    operationId: 'listParked',
    summary:
      'Lists the keys of which nothing is decided until they are redriven, those that have waited longest first.',
    security,
    parameters: [limit],
    answers: { 200: { description: 'The parked keys.', content: json('ParkedKeys'), headers: noStore } },
    problems: [400, 401, 503],
  },
  {
    method: 'post',
    path: '/v1/parked/redrives',
    operationId: 'redrive',
    summary: 'Has the messages of a parked key decided again, in order.',
    description:
      'What still cannot be decided is parked again. What was parked when it was asked is answered.',
    security,
    body: { description: 'What to redrive.', content: json('RedriveRequest') },
    answers: {
      202: { description: 'It stands in the log and is done in its turn.', content: json('ParkedKeys') },
    },
    problems: [400, 401, 404, 413, 415, 503],
  },
  {
    method: 'get',
    path: '/v1/quarantined',
    operationId: 'listQuarantined',
    summary: 'Lists the last messages that the service has refused.',
    security,
    parameters: [limit, sinceHours],
    answers: {
      200: { description: 'The messages, oldest first.', content: json('Quarantined'), headers: noStore },
    },
    problems: [400, 401, 503],
  },
  {
    method: 'post',
    path: '/v1/quarantined/returns',
    operationId: 'returnQuarantined',
    summary: 'Puts a quarantined message back to where it was read, as it was.',
    description:
      'It is decided behind all that came meanwhile, and refused again if nothing was mended. From inside the engine it counts once, however often it is put back.',
    security,
    body: { description: 'Which message.', content: json('ReturnRequest') },
    answers: { 202: { description: 'It is back.', content: json('Returned') } },
    problems: [400, 401, 404, 413, 415, 503],
  },
];

/** The OpenAPI document of a service that only operators ask. */
export const operatorApi = (service: string): object =>
  openApiOf({
    title: `Treasure hunt: ${service}`,
    description: `What operators ask of ${service}. Errors are problem details (RFC 9457).`,
    credentials: operatorCredentials,
    schemas: operatorSchemas,
    routes: operatorRoutes,
  });
