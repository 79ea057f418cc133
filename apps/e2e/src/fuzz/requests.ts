import fc from 'fast-check';
import { PlayerActed, PlayerMoved, SolutionAttempted } from '@treasure-hunt/contracts';
import { example } from '@treasure-hunt/contracts/testing';
import { bend, bentBytes } from './bent.js';
import { oddText } from './odd-values.js';
import { polygons } from './polygons.js';

/** Where a request goes. */
export type Side = 'gateway' | 'catalog' | 'health';

/** A request that anybody might send; `raw` is written to the socket instead of anything else. */
export interface OddRequest {
  readonly side: Side;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  readonly raw: Buffer | undefined;
}

/** The keys that are known to the services, and when it is. */
export interface Scene {
  readonly keys: { readonly backend: string; readonly author: string; readonly operator: string };
  readonly nowMs: number;
}

const goldens = [PlayerMoved, PlayerActed, SolutionAttempted].map(({ type }) => {
  const { value } = example(type);
  return { type, value };
});
type Golden = (typeof goldens)[number];

const event = ({ type, value }: Golden, { nowMs }: Scene) => ({
  specversion: '1.0',
  id: 'fuzz-1',
  type,
  source: '/fuzz',
  time: new Date(nowMs).toISOString(),
  data: { ...value, at: new Date(nowMs).toISOString() },
});

const hunt = (polygon: (typeof polygons)[number]) => ({
  huntId: 'fuzz',
  version: 1,
  title: 'Fuzz',
  closes: { local: '2027-03-28T02:30', zone: 'Europe/Paris' },
  clues: [
    {
      clueId: 'fuzz.clue',
      trigger: { fence: { polygon } },
      puzzle: { kind: 'text', prompt: '?', answers: ['hello'] },
      requires: { allOf: [] },
    },
  ],
  chests: [{ chestId: 'fuzz.chest', clueId: 'fuzz.clue', supply: 1, loot: { guaranteed: [] } }],
});

const paths = [
  ...[
    '/',
    '//',
    '//x',
    '/%',
    '/%ff',
    '/v1',
    '/v1/events',
    '/v1/events?a[__proto__]=1',
    '/openapi.json',
    '/metrics',
  ],
  ...[
    '/v1/players/fuzz-1',
    '/v1/players/fuzz-1/feed',
    '/v1/players/%00/feed',
    '/v1/players/$gt/tokens',
    '/v1/players/..%2f..',
  ],
  ...[
    '/v1/players/__proto__',
    '/v1/players/fuzz-1?token=x',
    `/v1/players/${'x'.repeat(400)}`,
    '/v1/hunts',
    '/v1/hunts/fuzz',
  ],
  ...['/v1/hunts/__proto__', '/v1/hunts/$where', '/v1/hunts/%7B%22$gt%22:%22%22%7D', '/v1/grants/x/reversal'],
  ...[
    '/health/live',
    '/health/ready',
    '/health/../x',
    '/health/live?//',
    'http://',
    'http://[',
    '*',
    '/\\',
    `/${'x'.repeat(20_000)}`,
  ],
];
const contentTypes = [
  'application/json',
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
];
const oddTypes = ['text/plain', 'application/json; charset=utf-7', 'multipart/form-data', 'x', '', '/'];
const oddHeaders = [
  { traceparent: '00-x' },
  { 'last-event-id': '$$$' },
  { origin: 'null' },
  { 'content-encoding': 'gzip' },
  { expect: 'x' },
] as unknown as readonly Readonly<Record<string, string>>[];
const raws = [
  'GET / HTTP/1.1\r\n\r\n',
  'GET // HTTP/1.1\r\nhost: x\r\n\r\n',
  'POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n',
  'POST /v1/events HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
  'POST /v1/events HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET / HTTP/9.9\r\n\r\n',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
];

const shape = fc.record({
  to: fc.oneof(
    { weight: 10, arbitrary: fc.constant('events' as const) },
    { weight: 3, arbitrary: fc.constant('batch' as const) },
    { weight: 2, arbitrary: fc.constant('hunt' as const) },
    { weight: 3, arbitrary: fc.constantFrom('gateway', 'catalog', 'health') },
    { weight: 1, arbitrary: fc.constantFrom('raw gateway', 'raw catalog', 'raw health') },
  ),
  bend,
  golden: fc.constantFrom(...goldens),
  polygon: fc.constantFrom(...polygons),
  path: fc.oneof(
    fc.constantFrom(...paths),
    oddText.map((text) => `/${encodeURI(text.toWellFormed())}`),
  ),
  method: fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD', 'OPTIONS'),
  key: fc.oneof(
    { weight: 8, arbitrary: fc.constant('right' as const) },
    { weight: 1, arbitrary: fc.constantFrom('backend', 'author', 'operator') },
    { weight: 1, arbitrary: fc.constantFrom('', 'x', 'Bearer', 'é', 'x'.repeat(9_000)) },
  ),
  type: fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...contentTypes) },
    { weight: 1, arbitrary: fc.constantFrom(...oddTypes) },
  ),
  more: fc.oneof(
    { weight: 9, arbitrary: fc.constant<Readonly<Record<string, string>>>({}) },
    { weight: 1, arbitrary: fc.constantFrom<Readonly<Record<string, string>>>(...oddHeaders) },
  ),
  raw: fc.oneof(
    fc.constantFrom(...raws).map((text) => Buffer.from(text, 'latin1')),
    fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  ),
});
type Shape = typeof shape extends fc.Arbitrary<infer S> ? S : never;

const keyOf = ({ key, to }: Shape, { keys }: Scene): string => {
  if (key === 'right') return to === 'hunt' || to.endsWith('catalog') ? keys.author : keys.backend;
  return key === 'backend' || key === 'author' || key === 'operator' ? keys[key] : key;
};

const headersOf = (of: Shape, scene: Scene): Record<string, string> => ({
  'content-type': of.type,
  authorization: `Bearer ${keyOf(of, scene)}`,
  ...of.more,
});

const sideOf = ({ to }: Shape): Side => {
  if (to === 'hunt' || to.endsWith('catalog')) return 'catalog';
  return to.endsWith('health') ? 'health' : 'gateway';
};

const goodBody = (of: Shape, scene: Scene): object => {
  if (of.to === 'hunt') return hunt(of.polygon);
  const one = event(of.golden, scene);
  return of.to === 'batch' ? [one, ...goldens.map((golden) => event(golden, scene))] : one;
};

const routes: Readonly<Record<string, string>> = {
  events: '/v1/events',
  batch: '/v1/events',
  hunt: '/v1/hunts',
};

const made = (of: Shape, scene: Scene): OddRequest => {
  const route = routes[of.to];
  const method = route === undefined ? of.method : 'POST';
  const isEmpty = method === 'GET' || method === 'HEAD';
  return {
    side: sideOf(of),
    method,
    path: route ?? of.path,
    headers: headersOf(of, scene),
    body: isEmpty ? undefined : bentBytes(goodBody(of, scene), of.bend),
    raw: of.to.startsWith('raw') ? of.raw : undefined,
  };
};

/** So many odd requests; the same for the same seed, but for the times that say now. */
export const oddRequests = (count: number, seed: number, scene: Scene): readonly OddRequest[] =>
  fc.sample(shape, { numRuns: count, seed }).map((one) => made(one, scene));
