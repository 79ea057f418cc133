import { id } from '@treasure-hunt/contracts';
import type { Route } from '@treasure-hunt/service/open-api';

/** What operators ask of hunt-catalog. */
export const grantRoutes: readonly Route[] = [
  {
    method: 'post',
    path: '/v1/grants/{id}/reversal',
    operationId: 'reverseGrant',
    summary: 'Asks to take a grant back, with all its coins and items.',
    description:
      'The request becomes a message in the log of the grant’s clue, where rewards decides about it; a grant is taken back once. What came of it is said by `reward.reversal-answered` on hunt.rewards.v1, and the player’s view shows it. The same request again is the same request: it changes nothing more.',
    security: ['operatorKey', 'operatorKeyHeader'],
    parameters: [{ name: 'id', in: 'path', description: 'The `grantId` of `reward.granted`.', schema: id }],
    body: { description: 'The grant’s clue, and why.', content: { 'application/json': 'ReversalRequest' } },
    answers: {
      202: {
        description: 'It is in the log.',
        content: { 'application/json': 'ReversalRequested' },
      },
    },
    problems: [400, 401, 403, 404, 413, 415, 503],
  },
];
