import { id } from '@treasure-hunt/contracts';
import type { Answer, Parameter, Route } from '@treasure-hunt/service/open-api';

const hunt: Parameter = { name: 'id', in: 'path', description: 'The id of the hunt.', schema: id };
const security = ['authorKey', 'authorKeyHeader'];

const answer = (description: string, headers?: Answer['headers']): Answer => ({
  description,
  content: { 'application/json': 'Hunt' },
  ...(headers && { headers }),
});
const location = { Location: 'Where the hunt is shown.' };
const goesOn = 'It takes longer than the request may, and goes on: `status` says how far it is.';

/** What is asked of hunt-catalog. */
export const huntRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/v1/hunts',
    operationId: 'publishHunt',
    summary: 'Publishes a hunt, or the next version of one.',
    description:
      'The same content again changes nothing; other content has to be of the next version. A definition that cannot be played, or that changes what is frozen, is refused with every fault and the path of its field.',
    security,
    body: { description: 'The hunt, 900 KB at most.', content: { 'application/json': 'HuntDefinition' } },
    answers: {
      200: answer('It was published already.', location),
      201: answer('It is published.', location),
      202: answer(goesOn, location),
    },
    problems: [400, 401, 409, 413, 415, 422, 503],
  },
  {
    method: 'get',
    path: '/v1/hunts/{id}',
    operationId: 'showHunt',
    summary: 'Shows a hunt, how far its publication is, and who published what.',
    security,
    parameters: [hunt],
    answers: { 200: answer('The hunt.') },
    problems: [401, 404, 503],
  },
  {
    method: 'delete',
    path: '/v1/hunts/{id}',
    operationId: 'withdrawHunt',
    summary: 'Takes a hunt back: holds and waits end, chests close, what was granted stays.',
    security,
    parameters: [hunt],
    answers: { 200: answer('It is withdrawn, now or before.'), 202: answer(goesOn) },
    problems: [401, 404, 503],
  },
];
