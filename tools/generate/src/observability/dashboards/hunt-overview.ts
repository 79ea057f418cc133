import { quantile, rate, type Dashboard } from './panel.js';

const latency = 'clue_latency_seconds';
const freshness = 'fact_freshness_seconds';
const share = (seconds: string): string =>
  `sum(rate(${freshness}_bucket{le="${seconds}"}[$__rate_interval])) / sum(rate(${freshness}_count[$__rate_interval]))`;
const facts = (...types: readonly string[]): string =>
  rate(`shard_facts_total{type=~"${types.join('|')}"}`, 'type');

/** What players live through, over all hunts. */
export const huntOverview: Dashboard = {
  uid: 'treasure-hunt-overview',
  title: 'Treasure hunt: overview',
  description: 'What players live through, over all hunts.',
  rows: {
    'How fast': [
      {
        title: 'From crossing to assignment',
        unit: 's',
        limit: 0.2,
        queries: {
          p50: quantile(0.5, latency),
          p99: quantile(0.99, latency),
          'p99.9': quantile(0.999, latency),
        },
      },
      {
        title: 'Facts with the player within',
        unit: 'percentunit',
        queries: { '200 ms': share('0.2'), '1 s': share('1'), '5 s': share('5') },
      },
      {
        title: 'One step of the flow (p99 of takes)',
        unit: 's',
        queries: { '{{stage}}': quantile(0.99, 'shard_hop_duration_seconds', 'stage') },
      },
    ],
    'What happens': [
      { title: 'Clues', unit: 'ops', queries: { '{{type}}': facts('clue[.].*') } },
      {
        title: 'Answers and chests',
        unit: 'ops',
        queries: { '{{type}}': facts('solution[.].*', 'chest[.].*') },
      },
      {
        title: 'Rewards',
        unit: 'ops',
        queries: { '{{type}}': facts('reward[.].*'), coins: rate('reward_coins_total') },
      },
    ],
    'What is left': [
      {
        title: 'Players in line',
        unit: 'short',
        queries: {
          'in all lines': 'sum(clue_waiting_players)',
          'in the longest': 'max(clue_waiting_longest)',
        },
      },
      { title: 'Chests left', unit: 'short', queries: { chests: 'sum(chest_left)' } },
      {
        title: 'Coins granted in a day',
        unit: 'short',
        queries: { coins: 'sum(increase(reward_coins_total[1d]))' },
      },
    ],
    'At the edge': [
      {
        title: 'Events over HTTP',
        unit: 'ops',
        queries: { '{{type}} {{status}}': rate('http_events_total', 'type, status') },
      },
      {
        title: 'Live feeds',
        unit: 'short',
        queries: {
          open: 'sum(feed_connections)',
          'cut as too slow, in an hour': 'sum(increase(feed_slow_total[1h]))',
        },
      },
      {
        title: 'How late the gateway pushes',
        unit: 's',
        queries: { p50: quantile(0.5, 'feed_lag_seconds'), p99: quantile(0.99, 'feed_lag_seconds') },
      },
    ],
  },
};
