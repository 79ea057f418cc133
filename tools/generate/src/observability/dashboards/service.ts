import { quantile, rate, type Dashboard } from './panel.js';

const chosen = 'job=~"$job", instance=~"$instance"';
const of = (metric: string): string => `${metric}{${chosen}}`;
const quantileOf = (share: number, histogram: string, by: string): string =>
  quantile(share, histogram, by).replace(`${histogram}_bucket`, `${histogram}_bucket{${chosen}}`);

/** What one service costs and what it waits for. */
export const service: Dashboard = {
  uid: 'treasure-hunt-service',
  title: 'Treasure hunt: one service',
  description: 'What the processes of a service do, cost and wait for.',
  variables: [
    { name: 'job', metric: 'process_cpu_time_seconds_total', label: 'job' },
    { name: 'instance', metric: 'process_cpu_time_seconds_total{job=~"$job"}', label: 'instance' },
  ],
  rows: {
    'What it does': [
      {
        title: 'Messages decided',
        unit: 'ops',
        queries: { '{{stage}}': rate(of('shard_decided_total'), 'stage') },
      },
      {
        title: 'HTTP',
        unit: 'ops',
        queries: {
          '{{method}} {{route}} {{status}}': rate(of('http_requests_total'), 'method, route, status'),
        },
      },
      {
        title: 'Processes that answer',
        unit: 'short',
        queries: { '{{job}}': 'sum by (job) (up{job=~"$job", instance=~"$instance"})' },
      },
    ],
    'What it costs': [
      {
        title: 'Processor time for 1,000 messages',
        unit: 's',
        queries: {
          '{{job}}': `1000 * ${rate(of('process_cpu_time_seconds_total'), 'job')} / ${rate(of('shard_decided_total'), 'job')}`,
        },
      },
      {
        title: 'Processors in use',
        unit: 'short',
        queries: { '{{instance}} {{mode}}': rate(of('process_cpu_time_seconds_total'), 'instance, mode') },
      },
      { title: 'Memory', unit: 'bytes', queries: { '{{instance}}': of('process_memory_usage_bytes') } },
    ],
    'What holds it up': [
      {
        title: 'Event loop: how late',
        unit: 's',
        limit: 0.25,
        queries: { '{{instance}} p{{quantile}}': of('process_eventloop_delay_seconds') },
      },
      {
        title: 'Garbage collection: share of time',
        unit: 'percentunit',
        queries: { '{{instance}} {{type}}': rate(of('v8js_gc_duration_seconds_sum'), 'instance, type') },
      },
      {
        title: 'Garbage collection: pauses (p99)',
        unit: 's',
        queries: { '{{type}}': quantileOf(0.99, 'v8js_gc_duration_seconds', 'type') },
      },
    ],
    MongoDB: [
      {
        title: 'Commands',
        unit: 'ops',
        queries: { '{{operation}}': rate(of('db_client_operation_duration_seconds_count'), 'operation') },
      },
      {
        title: 'Commands (p99)',
        unit: 's',
        queries: { '{{operation}}': quantileOf(0.99, 'db_client_operation_duration_seconds', 'operation') },
      },
      {
        title: 'Documents in memory when needed',
        unit: 'percentunit',
        queries: {
          '{{stage}}': `${rate(of('shard_cache_lookups_total').replace('{', '{result="hit", '), 'stage')} / ${rate(of('shard_cache_lookups_total'), 'stage')}`,
        },
      },
    ],
  },
};
