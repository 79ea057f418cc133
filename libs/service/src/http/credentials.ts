/** The headers of a request, by lower-case name. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

const only = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === 'string' ? value : value?.[0];

/** The token of `authorization: Bearer <token>`. */
export const bearerOf = (headers: RequestHeaders): string | undefined =>
  /^Bearer +(\S+) *$/i.exec(only(headers['authorization']) ?? '')?.[1];

/** The API key of a request: `authorization: Bearer <key>`, or `x-api-key: <key>`. */
export const apiKeyOf = (headers: RequestHeaders): string | undefined =>
  bearerOf(headers) ?? only(headers['x-api-key']);
