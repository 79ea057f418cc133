import type { Route } from '@treasure-hunt/service/open-api';
import { maxEvents } from './max-events.js';

export const eventRoute: Route = {
  method: 'post',
  path: '/v1/events',
  operationId: 'sendEvents',
  summary: 'Takes events, and answers when the brokers have them.',
  description:
    'One CloudEvent or an array of them. Nothing is written unless every one has its form: of the shape of its type, `data` of at most 64 KiB, and `at` no ' +
    'more than 2 minutes ahead. What is not `accepted` is to be sent again with the same `id`: a `throttled` event is over the limit of its player and was not ' +
    'written, a `retry` was not acknowledged in time. 429 where all were throttled, 503 where Kafka took none.',
  security: ['backendKey', 'backendKeyHeader'],
  body: {
    description: `One event or up to ${maxEvents}, 1 MiB in all.`,
    content: {
      'application/json': 'Events',
      'application/cloudevents+json': 'Event',
      'application/cloudevents-batch+json': 'Events',
    },
  },
  answers: {
    202: {
      description: 'What became of each event, in the order in which they came.',
      content: { 'application/json': 'EventResults' },
    },
  },
  problems: [400, 401, 413, 415, 429, 503],
};
