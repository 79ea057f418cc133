import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ServiceModule, type Provision } from '../nest/service-module.js';

class Root {}

/** The routes that a module registers with Fastify, as `GET /v1/hunts/:id`; HEAD goes with GET. */
export const registeredRoutes = async (
  module: Type | DynamicModule,
  provisions: readonly Provision[],
): Promise<readonly string[]> => {
  const adapter = new FastifyAdapter();
  const routes: string[] = [];
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`);
  });
  const root = { module: Root, imports: [ServiceModule.forRoot(provisions), module] };
  const options = { logger: false as const, abortOnError: false };
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, options);
  await app.init();
  await app.close();
  return routes.sort();
};

/** The routes that an OpenAPI document describes, written as `registeredRoutes` does. */
export const describedRoutes = (document: object): readonly string[] => {
  const { paths } = document as { readonly paths: Readonly<Record<string, object>> };
  return Object.entries(paths)
    .flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    .sort();
};
