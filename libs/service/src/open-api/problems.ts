/** When a service answers with problem details (RFC 9457), by status. */
export const problems = {
  400: 'The request does not have its form; `faults` names every fault that was found.',
  401: 'The key or token is missing, unknown or over.',
  403: 'The key is known, and is not one that may do this.',
  404: 'There is nothing of this id.',
  409: 'It is in conflict with what is there.',
  413: 'The request is too large.',
  415: 'The body is of a media type that is not taken.',
  422: 'The request has its form and cannot be done; `faults` names everything that is wrong.',
  429: 'Too much was asked at once.',
  500: 'A defect; the service has noted it.',
  503: 'The service, or what it rests on, is away for a moment. Nothing that was asked has been lost by asking again.',
} as const;
export type ProblemStatus = keyof typeof problems;

const retryAfter = {
  'Retry-After': {
    description: 'Seconds after which the same request is worth another try.',
    required: true,
    schema: { type: 'integer', minimum: 1 },
  },
};

const challenge = {
  'WWW-Authenticate': { description: 'What is asked for.', schema: { type: 'string', const: 'Bearer' } },
};

const headersOf = (status: ProblemStatus): object => {
  if (status === 401) return { headers: challenge };
  return status === 429 || status === 503 ? { headers: retryAfter } : {};
};

const nameOf = (status: ProblemStatus): string => `Problem${status}`;

/** A problem as an answer of a route. */
export const problemReference = (status: ProblemStatus): object => ({
  $ref: `#/components/responses/${nameOf(status)}`,
});

/** The problems of some routes, as OpenAPI's components. */
export const problemResponses = (statuses: Iterable<ProblemStatus>): Readonly<Record<string, object>> =>
  Object.fromEntries(
    [...new Set(statuses)].sort().map((status) => [
      nameOf(status),
      {
        description: problems[status],
        ...headersOf(status),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
