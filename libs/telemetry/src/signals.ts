/** One metric: OpenTelemetry name, kind, UCUM unit, what it tells, and the labels it may carry. */
export interface Signal {
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly unit: string;
  readonly meaning: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets. */
  readonly bounds?: readonly number[];
}

const counter = (unit: string, meaning: string, labels: readonly string[] = []) =>
  ({ kind: 'counter', unit, meaning, labels }) as const;
const gauge = (unit: string, meaning: string, labels: readonly string[] = []) =>
  ({ kind: 'gauge', unit, meaning, labels }) as const;

/** Every metric of the engine by name; nothing else can be emitted. Labels are bounded: never the id of a player, a clue or a hunt. */
export const signals = {
  'shard.decided': counter('{message}', 'Messages decided.', ['stage']),
  'shard.facts': counter(
    '{fact}',
    'Facts by their type, also those that only say why a message came to nothing.',
    ['stage', 'type'],
  ),
  'shard.duplicates.dropped': counter('{message}', 'Messages dropped as seen before.', ['stage']),
  'shard.ignored': counter('{message}', 'Messages passed over as their type has no place on the topic.', [
    'stage',
  ]),
  'shard.quarantined': counter('{message}', 'Messages refused and put into quarantine.', ['stage', 'reason']),
  'shard.forwarded': counter('{message}', 'Messages sent on to the partition of their key.', ['stage']),
  'shard.parked': counter('{message}', 'Messages kept aside because a decision on their key failed.', [
    'stage',
    'reason',
  ]),
  'shard.redriven': counter('{message}', 'Messages decided after having been kept aside.', ['stage']),
  'shard.ticks': counter('{message}', 'Ticks written into a silent partition with something due.', ['stage']),
  'shard.takeovers': counter('{takeover}', 'Shards taken over.', ['stage']),
  'shard.lost': counter('{shard}', 'Shards lost to another owner.', ['stage']),
  'shard.checkpoints': counter('{checkpoint}', 'Checkpoints saved.', ['stage']),
  'shard.clock.waits': counter('{wait}', "Waits for the owner's clock to reach the log's.", ['stage']),
  'shard.log.lost': counter('{shard}', 'Shards stopped because their log is not the one that was read.', [
    'stage',
  ]),
  'shard.take.size': {
    kind: 'histogram',
    unit: '{message}',
    meaning: 'Messages taken at once.',
    labels: ['stage'],
    bounds: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000],
  },
  'audit.differences': gauge(
    '{difference}',
    'Fields and documents that are kept otherwise than the log gives.',
    ['stage'],
  ),
  'audit.documents': gauge('{document}', 'Documents that the last audit looked at.', ['stage']),
  'audit.shards.unaudited': gauge('{shard}', 'Shards that could not be audited.', ['stage']),
  'audit.ended': gauge('s', 'When the last audit ended, in seconds since 1970.'),
  'process.eventloop.delay': gauge('s', 'How late the event loop was within the last second.', ['quantile']),
  'http.requests': counter('{request}', 'HTTP requests answered.', ['method', 'route', 'status']),
  'http.events': counter('{event}', 'Events taken over HTTP, by what became of them.', ['type', 'status']),
  'feed.connections': gauge('{connection}', "Players' feeds that are open."),
  'feed.slow': counter('{connection}', "Players' feeds cut because they read too slowly."),
} as const satisfies Readonly<Record<string, Signal>>;

export type SignalName = keyof typeof signals;
type NamesOf<Kind extends Signal['kind']> = {
  [Name in SignalName]: (typeof signals)[Name]['kind'] extends Kind ? Name : never;
}[SignalName];

export type CounterName = NamesOf<'counter'>;
export type GaugeName = NamesOf<'gauge'>;
export type HistogramName = NamesOf<'histogram'>;
export type Labels = Readonly<Record<string, string>>;
