import type { z } from 'zod';
import type { ProblemStatus } from './problems.js';

/** A value that comes in the path, the query or a header. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly description: string;
  readonly schema: z.ZodType;
}

/** What a request or an answer holds: the name of a schema, by media type. */
export type Content = Readonly<Record<string, string>>;

/** An answer that is no problem. */
export interface Answer {
  readonly description: string;
  readonly content: Content;
  /** What each of its headers says. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** One thing that can be asked of a service over HTTP. */
export interface Route {
  readonly method: 'get' | 'post' | 'delete';
  /** With parameters in braces: `/v1/hunts/{id}`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  /** Names of credentials; one of them is enough, and none means that anybody may ask. */
  readonly security: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly body?: { readonly description: string; readonly content: Content };
  /** By status. */
  readonly answers: Readonly<Record<number, Answer>>;
  readonly problems: readonly ProblemStatus[];
}

/** The HTTP interface of a service. */
export interface HttpApi {
  readonly title: string;
  readonly description: string;
  /** OpenAPI's security schemes, by the name that routes use. */
  readonly credentials: Readonly<Record<string, object>>;
  /** The schemas that routes name. */
  readonly schemas: Readonly<Record<string, z.ZodType>>;
  readonly routes: readonly Route[];
}
