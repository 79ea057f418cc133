import underPressure from '@fastify/under-pressure';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { Problem } from '../http/problem.js';
import { operatorRoutes } from '../operators/operator-routes.js';
import type { Surroundings } from './surroundings.js';

/** The event loop is late by more than this, on average over a second: a request would wait for the shards, and they for it. */
const maxLoopDelayMs = 500;
const sampleMs = 1_000;

const isForOperators = (path: string | undefined): boolean =>
  operatorRoutes.some((route) => route.path === path);

/**
 * Refuses requests with 503 while the event loop is late, before their bodies are read; operators are served all the same. Readiness says so.
 * Has to be called before routes are known.
 */
export const shedWhenLate = async (
  adapter: FastifyAdapter,
  { readiness, lifetime }: Surroundings,
): Promise<void> => {
  const fastify = adapter.getInstance();
  await fastify.register(underPressure, {
    maxEventLoopDelay: maxLoopDelayMs,
    sampleInterval: sampleMs,
    pressureHandler: ({ routeOptions }) => {
      if (isForOperators(routeOptions.url)) return;
      throw new Problem(503, { detail: 'The service has more to do than it can.', retryAfterS: 1 });
    },
  });
  const look = setInterval(() => {
    const isLate = fastify.isUnderPressure();
    readiness.strain('load', isLate ? ['The event loop is late; requests are refused.'] : []);
  }, sampleMs).unref();
  lifetime.draining.addEventListener('abort', () => clearInterval(look));
};
