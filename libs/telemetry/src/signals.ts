import { counter, gauge, histogram, observed, type Signal } from './signal.js';

const latencies = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 60, 300];
const durations = [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const stage = ['stage'];
const shard = ['stage', 'partition'];

/** Every metric of the engine by name; nothing else can be emitted. Labels are bounded: never the id of a player, a clue or a hunt. */
export const signals = {
  'clue.latency': histogram(
    "From the broker's time of the message that completed a discovery to that of `clue.assigned`. Where nobody is kept waiting by the hunt itself.",
    { unit: 's', bounds: latencies },
  ),
  'fact.freshness': histogram(
    "From the broker's time of the outer message that caused a fact to that of the fact on the player's feed. Also when it was put aside meanwhile.",
    { unit: 's', bounds: latencies },
  ),
  'clue.waiting.players': observed('{player}', 'Players in the lines of clues.', shard),
  'clue.waiting.longest': observed('{player}', 'Players in the longest line of a clue.', shard),
  'chest.left': observed('{chest}', 'How often chests can still be opened.', shard),
  'reward.coins': counter('{coin}', 'Coins granted: each a minted lot with an id of its own.', stage),

  'shard.decided': counter('{message}', 'Messages decided.', stage),
  'shard.facts': counter(
    '{fact}',
    'Facts by their type, also those that only say why a message came to nothing.',
    ['stage', 'type'],
  ),
  'shard.duplicates.dropped': counter('{message}', 'Messages dropped as seen before.', stage),
  'shard.ignored': counter(
    '{message}',
    'Messages passed over as their type has no place on the topic.',
    stage,
  ),
  'shard.quarantined': counter('{message}', 'Messages refused and put into quarantine.', ['stage', 'reason']),
  'shard.forwarded': counter('{message}', 'Messages sent on to the partition of their key.', stage),
  'shard.parked': counter('{message}', 'Messages kept aside because a decision on their key failed.', [
    'stage',
    'reason',
  ]),
  'shard.parked.keys': observed(
    '{key}',
    'Clues or players of which nothing is decided until a redrive.',
    shard,
  ),
  'shard.redriven': counter('{message}', 'Messages decided after having been kept aside.', stage),
  'shard.ticks': counter('{message}', 'Ticks written into a silent partition with something due.', stage),
  'shard.takeovers': counter('{takeover}', 'Shards taken over.', stage),
  'shard.lost': counter('{shard}', 'Shards lost to another owner.', stage),
  'shard.waiting': observed(
    '{shard}',
    '1 while a shard of this process decides nothing: it is being taken over, or waits for MongoDB, Kafka or an operator.',
    shard,
  ),
  'shard.stopped': observed(
    '{shard}',
    '1 while a shard stands still because its log is not the one that was read.',
    shard,
  ),
  'shard.log.lost': counter(
    '{shard}',
    'Shards stopped because their log is not the one that was read.',
    stage,
  ),
  'shard.clock.waits': counter('{wait}', "Waits for the owner's clock to reach the log's.", stage),
  'shard.lag': observed(
    '{message}',
    'Messages of the partition that are not decided, as of the last fetch.',
    shard,
  ),
  'shard.lag.time': observed(
    's',
    'For how long the broker has had the oldest message that is not decided.',
    shard,
  ),
  'shard.queue.messages': observed('{message}', 'Messages that are fetched and not taken yet.', shard),
  'shard.take.size': histogram('Messages taken at once.', {
    unit: '{message}',
    bounds: sizes,
    labels: stage,
  }),
  'shard.hop.duration': histogram(
    "One step of the flow, for the oldest message of each take: from the broker's time of the message to that of the last thing said.",
    { unit: 's', bounds: latencies, labels: stage },
  ),
  'shard.cache.lookups': counter(
    '{document}',
    'Documents that a take needs, by whether they were in memory or known to be nowhere (`hit`), or had to be loaded (`miss`).',
    ['stage', 'result'],
  ),
  'shard.checkpoints': counter('{checkpoint}', 'Checkpoints saved.', stage),
  'shard.checkpoint.age': observed(
    's',
    'For how long something that was fetched has waited for the next checkpoint; 0 when everything is saved.',
    shard,
  ),
  'shard.checkpoint.duration': histogram('How long a checkpoint took, with all attempts.', {
    unit: 's',
    bounds: durations,
    labels: stage,
  }),
  'shard.checkpoint.size': histogram('Documents saved by a checkpoint, beside that of the shard.', {
    unit: '{document}',
    bounds: sizes,
    labels: stage,
  }),

  'audit.differences': gauge(
    '{difference}',
    'Fields and documents that are kept otherwise than the log gives.',
    stage,
  ),
  'audit.documents': gauge('{document}', 'Documents that the last audit looked at.', stage),
  'audit.shards.unaudited': gauge('{shard}', 'Shards that could not be audited.', stage),
  'audit.ended': gauge('s', 'When the last audit ended, in seconds since 1970.'),

  'db.client.operation.duration': histogram("MongoDB's commands by name, as the driver sees them.", {
    unit: 's',
    bounds: durations,
    labels: ['operation'],
  }),
  'process.eventloop.delay': gauge('s', 'How late the event loop was within the last second.', ['quantile']),
  'process.cpu.time': counter('s', 'Processor time used, also by the threads of garbage collection.', [
    'mode',
  ]),
  'process.memory.usage': gauge('By', 'Physical memory in use.'),
  'v8js.gc.duration': histogram('How long garbage collections held the main thread up, by kind.', {
    unit: 's',
    bounds: durations,
    labels: ['type'],
  }),

  'http.requests': counter('{request}', 'HTTP requests answered.', ['method', 'route', 'status']),
  'http.events': counter('{event}', 'Events taken over HTTP, by what became of them.', ['type', 'status']),
  'feed.connections': gauge('{connection}', "Players' feeds that are open."),
  'feed.lag': histogram(
    'For how long the broker had had a fact when the gateway pushed it: the oldest of each fetch.',
    { unit: 's', bounds: latencies },
  ),
  'feed.slow': counter('{connection}', "Players' feeds cut because they read too slowly."),
} as const satisfies Readonly<Record<string, Signal>>;

export type SignalName = keyof typeof signals;
type NamesOf<Kind extends Signal['kind']> = {
  [Name in SignalName]: (typeof signals)[Name]['kind'] extends Kind ? Name : never;
}[SignalName];

export type CounterName = NamesOf<'counter'>;
export type GaugeName = NamesOf<'gauge'>;
export type ObservedName = NamesOf<'observed'>;
export type HistogramName = NamesOf<'histogram'>;
export type Labels = Readonly<Record<string, string>>;
