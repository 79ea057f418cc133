import fc from 'fast-check';
import { header, messages, partitionOf, type MessageKind, type Topic } from '@treasure-hunt/contracts';
import { example } from '@treasure-hunt/contracts/testing';
import type { RawRecord } from '@treasure-hunt/kafka/testing';
import { bend, bentBytes, type Bend } from './bent.js';
import { oddText } from './odd-values.js';

type HeaderValue = RawRecord['headers'][string];

/** A record that anybody might write, and to which topic. */
export interface OddRecord extends RawRecord {
  readonly topic: Topic;
  /** The kind of message that it was made from. */
  readonly kind: MessageKind;
}

/** Where and when records are made. */
export interface Scene {
  readonly partitions: number;
  readonly nowMs: number;
}

/** Every kind of message on every topic that it is written to: a new one is among them without more being said. */
const targets = [...messages.values()].flatMap((kind) => {
  const { key, headers, value } = example(kind.type);
  return kind.topics.map((topic) => ({ kind, topic, golden: { key, headers, value } }));
});
const ofOuter = targets.filter(({ topic }) => topic.outer);
const ofInner = targets.filter(({ topic }) => !topic.outer);

const oddBytes = fc.oneof(
  fc.constant(null),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  oddText.map((text) => Buffer.from(text)),
);
const names = [
  ...Object.values(header),
  ...['hunt-', 'hunt-anything', 'quarantine-reason', 'quarantine-offset'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then', '', '\u0000', 'é', '$gt'],
];
const types = [...messages.keys(), 'player.flew', '', 'PLAYER.MOVED', '__proto__', 'constructor'];
const traces = [
  '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  '00-00000000000000000000000000000000-0000000000000000-00',
  'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  '00-' + 'a'.repeat(5_000),
  '----',
];
const oddHeader = fc.oneof(
  fc.tuple(fc.constantFrom(...names), oddBytes),
  fc.tuple(fc.constantFrom(...names), fc.array(oddBytes, { maxLength: 3 })),
  fc.tuple(
    fc.constant(header.type),
    fc.constantFrom(...types).map((type) => Buffer.from(type)),
  ),
  fc.tuple(
    fc.constant(header.traceParent),
    fc.constantFrom(...traces).map((trace) => Buffer.from(trace)),
  ),
);
/** So large that the headers alone nearly fill a record, or more than fill it. */
const fatHeader = fc
  .constantFrom(17_000, 300_000, 1_047_000, 1_048_100, 1_048_300)
  .map((bytes): [string, Buffer] => ['fat', Buffer.alloc(bytes, 'x')]);

const shape = fc.record({
  target: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ofOuter) },
    { weight: 1, arbitrary: fc.constantFrom(...ofInner) },
  ),
  bend,
  who: fc.nat(2_000),
  key: fc.oneof(
    { weight: 6, arbitrary: fc.constant('its own' as const) },
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: oddBytes },
  ),
  withoutOwnHeaders: fc.boolean(),
  headers: fc.oneof(
    { weight: 300, arbitrary: fc.constant([]) },
    { weight: 200, arbitrary: fc.array(oddHeader, { maxLength: 3 }) },
    { weight: 1, arbitrary: fatHeader.map((one) => [one]) },
  ),
  astray: fc.option(fc.nat(1_000), { freq: 4 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer S> ? S : never;

/** The golden example as somebody of the fuzz's own players would send it now. */
const goodValue = ({ target: { topic, golden }, who }: Shape, { nowMs }: Scene): object => ({
  ...golden.value,
  ...('playerId' in golden.value && { playerId: `fuzz-${who}` }),
  ...(topic.outer && 'at' in golden.value && { at: new Date(nowMs - who).toISOString() }),
  ...('targetId' in golden.value && who % 3 === 0 && { targetId: 'qr-hello' }),
});

const keyOf = ({ key, target }: Shape, value: Readonly<Record<string, unknown>>): Buffer | null => {
  if (key !== 'its own') return key;
  const own = target.topic.key === 'huntVersion' ? target.golden.key : value[target.topic.key];
  return typeof own === 'string' ? Buffer.from(own) : null;
};

const headersOf = (of: Shape): RawRecord['headers'] =>
  Object.fromEntries<HeaderValue>([
    ...(of.withoutOwnHeaders ? [] : Object.entries(of.target.golden.headers).map(asBytes)),
    ...of.headers,
  ]);
const asBytes = ([name, text]: [string, string]): [string, Buffer] => [name, Buffer.from(text)];

const valueOf = (value: object, how: Bend): Buffer | null =>
  how.bytes === 'any' && how.any.length === 0 ? null : bentBytes(value, how);

const made = (of: Shape, scene: Scene): OddRecord => {
  const good = goodValue(of, scene) as Readonly<Record<string, unknown>>;
  const key = keyOf(of, good);
  const home = partitionOf(keyOf({ ...of, key: 'its own' }, good)?.toString() ?? '', scene.partitions);
  return {
    topic: of.target.topic,
    kind: of.target.kind,
    partition: of.astray === null ? home : of.astray % scene.partitions,
    key,
    value: valueOf(good, of.bend),
    headers: headersOf(of),
  };
};

/** So many odd records; the same for the same seed, but for the times that say now. */
export const oddRecords = (count: number, seed: number, scene: Scene): readonly OddRecord[] =>
  fc.sample(shape, { numRuns: count, seed }).map((one) => made(one, scene));
