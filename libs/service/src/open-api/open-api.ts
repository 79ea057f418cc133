import { wireSchema, wireSchemas } from '@treasure-hunt/contracts';
import { z } from 'zod';
import { problemBody } from '../http/problem-body.js';
import { problemReference, problemResponses } from './problems.js';
import type { Answer, Content, HttpApi, Parameter, Route } from './route.js';

const toSchema = (name: string): string => `#/components/schemas/${name}`;

const contentOf = (content: Content): object =>
  Object.fromEntries(
    Object.entries(content).map(([mediaType, name]) => [mediaType, { schema: { $ref: toSchema(name) } }]),
  );

const answerOf = ({ description, content, headers = {} }: Answer): object => ({
  description,
  headers: Object.fromEntries(
    Object.entries(headers).map(([name, said]) => [name, { description: said, schema: { type: 'string' } }]),
  ),
  content: contentOf(content),
});

const parameterOf = (parameter: Parameter): object => ({
  ...parameter,
  required: parameter.in === 'path',
  schema: wireSchema(parameter.schema),
});

const operationOf = (route: Route): object => {
  const { operationId, summary, description, security, parameters, body, answers } = route;
  return {
    operationId,
    summary,
    ...(description !== undefined && { description }),
    security: security.map((name) => ({ [name]: [] })),
    ...(parameters && { parameters: parameters.map(parameterOf) }),
    ...(body && {
      requestBody: { description: body.description, required: true, content: contentOf(body.content) },
    }),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, answerOf(answer)])),
      ...Object.fromEntries(problemsOf(route).map((status) => [status, problemReference(status)])),
    },
  };
};

/** Any request can meet a defect, or a service that has more to do than it can. */
const problemsOf = ({ problems }: Route) => [...new Set([...problems, 500, 503] as const)];

/** Tells what the service can be asked, and is itself one of the things that it can be asked. */
const ownRoute: Route = {
  method: 'get',
  path: '/openapi.json',
  operationId: 'describe',
  summary: 'This document.',
  security: [],
  answers: { 200: { description: 'OpenAPI 3.1.', content: { 'application/json': 'OpenApi' } } },
  problems: [],
};

const pathsOf = (routes: readonly Route[]): object => {
  const paths = [...new Set(routes.map(({ path }) => path))];
  const under = (path: string) =>
    routes.filter((route) => route.path === path).map((route) => [route.method, operationOf(route)]);
  return Object.fromEntries(paths.map((path) => [path, Object.fromEntries(under(path))]));
};

/** The OpenAPI 3.1 document of a service's HTTP interface, `/openapi.json` among it. Errors are problem details. */
export const openApiOf = ({ title, description, credentials, schemas, routes }: HttpApi): object => {
  const all = [...routes, ownRoute];
  return {
    openapi: '3.1.0',
    info: { title, version: '1.0.0', description },
    servers: [{ url: '/' }],
    paths: pathsOf(all),
    components: {
      schemas: wireSchemas({ ...schemas, Problem: problemBody, OpenApi: z.looseObject({}) }, toSchema),
      responses: problemResponses(all.flatMap(problemsOf)),
      securitySchemes: credentials,
    },
  };
};
