import { quantile, rate, type Dashboard } from './panel.js';

const of = (metric: string): string => `${metric}{stage=~"$stage"}`;
const counted = (metric: string, by = 'stage'): string => rate(of(metric), by);
const quantileOf = (share: number, histogram: string): string =>
  quantile(share, histogram, 'stage').replace(`${histogram}_bucket`, of(`${histogram}_bucket`));

/** How far the shards are behind their logs, and what they put aside. */
export const kafkaAndShards: Dashboard = {
  uid: 'treasure-hunt-shards',
  title: 'Treasure hunt: Kafka and shards',
  description: 'How far the shards are behind their logs, how they save, and what they put aside.',
  variables: [{ name: 'stage', metric: 'shard_lag', label: 'stage' }],
  rows: {
    Lag: [
      {
        title: 'Messages not decided',
        unit: 'short',
        queries: { '{{stage}}': `sum by (stage) (${of('shard_lag')})` },
      },
      {
        title: 'Age of the oldest message not decided',
        unit: 's',
        queries: { '{{stage}}': `max by (stage) (${of('shard_lag_time_seconds')})` },
      },
      {
        title: 'Messages fetched and not taken',
        unit: 'short',
        queries: { '{{stage}}': `sum by (stage) (${of('shard_queue_messages')})` },
      },
    ],
    Checkpoints: [
      {
        title: 'Waiting for the next checkpoint',
        unit: 's',
        limit: 10,
        queries: { '{{stage}}/{{partition}}': `topk(10, ${of('shard_checkpoint_age_seconds')})` },
      },
      {
        title: 'Duration (p99)',
        unit: 's',
        queries: { '{{stage}}': quantileOf(0.99, 'shard_checkpoint_duration_seconds') },
      },
      { title: 'Saved', unit: 'ops', queries: { '{{stage}}': counted('shard_checkpoints_total') } },
      {
        title: 'Documents (p99)',
        unit: 'short',
        queries: { '{{stage}}': quantileOf(0.99, 'shard_checkpoint_size') },
      },
    ],
    Work: [
      { title: 'Messages decided', unit: 'ops', queries: { '{{stage}}': counted('shard_decided_total') } },
      {
        title: 'Messages in a take (p99)',
        unit: 'short',
        queries: { '{{stage}}': quantileOf(0.99, 'shard_take_size') },
      },
      {
        title: 'Dropped, ignored, forwarded',
        unit: 'ops',
        queries: {
          'seen before {{stage}}': counted('shard_duplicates_dropped_total'),
          'of other topics {{stage}}': counted('shard_ignored_total'),
          'sent on {{stage}}': counted('shard_forwarded_total'),
        },
      },
    ],
    'Put aside': [
      {
        title: 'Keys parked',
        unit: 'short',
        limit: 1,
        queries: { '{{stage}}': `sum by (stage) (${of('shard_parked_keys')})` },
      },
      {
        title: 'Messages parked and redriven',
        unit: 'ops',
        queries: {
          '{{stage}} {{reason}}': counted('shard_parked_total', 'stage, reason'),
          'redriven {{stage}}': counted('shard_redriven_total'),
        },
      },
      {
        title: 'Messages into quarantine',
        unit: 'ops',
        queries: { '{{stage}} {{reason}}': counted('shard_quarantined_total', 'stage, reason') },
      },
    ],
    Owners: [
      {
        title: 'Shards taken over and lost',
        unit: 'ops',
        queries: {
          'taken over {{stage}}': counted('shard_takeovers_total'),
          'lost {{stage}}': counted('shard_lost_total'),
        },
      },
      {
        title: 'Shards that wait',
        unit: 'short',
        limit: 1,
        queries: {
          'wait {{stage}}': `sum by (stage) (${of('shard_waiting')})`,
          'stopped {{stage}}': `sum by (stage) (${of('shard_stopped')})`,
        },
      },
      {
        title: 'Clocks, ticks, lost logs',
        unit: 'ops',
        queries: {
          'waits for the clock {{stage}}': counted('shard_clock_waits_total'),
          'ticks {{stage}}': counted('shard_ticks_total'),
          'logs lost {{stage}}': counted('shard_log_lost_total'),
        },
      },
    ],
    Audit: [
      {
        title: 'Differences',
        unit: 'short',
        limit: 1,
        queries: { '{{stage}}': `max by (stage) (${of('audit_differences')})` },
      },
      {
        title: 'Documents looked at',
        unit: 'short',
        queries: { '{{stage}}': `max by (stage) (${of('audit_documents')})` },
      },
      { title: 'Since the last audit', unit: 's', queries: { audit: 'time() - max(audit_ended_seconds)' } },
    ],
  },
};
