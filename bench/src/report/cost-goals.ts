import { figureIn, type Goal } from './goal.js';

const costs: readonly Goal[] = [
  {
    text: 'fixes a second and core through discovery, among 100,000 fences',
    unit: '/s',
    atLeast: 40_000,
    figure: figureIn('movement', { fences: 100_000 }, 'fixesPerCoreSecond'),
  },
  {
    text: 'bytes kept in memory for each of 1,000,000 open assignments',
    unit: 'bytes',
    atMost: 500,
    figure: figureIn('bytes', { thousandAssignments: 1_000 }, 'keptBytesPerAssignment'),
  },
  {
    text: 'CPU time of a crossing with 100 times the clues and players, by that with few',
    unit: '%',
    atMost: 115,
    figure: figureIn('growth', { times: 100 }, 'toSmallestPercent'),
  },
  ...(['discovery', 'clue-solving', 'chest-reveal', 'rewards'] as const).map((service) => ({
    text: `pauses of garbage collection in ${service}, p99`,
    unit: 'ms',
    atMost: 5,
    figure: figureIn('pauses', { service }, 'p99Ms'),
  })),
  ...(['discovery', 'clue-solving', 'kafka', 'mongodb'] as const).map((process) => ({
    text: `memory of ${process} during the soak, grown by`,
    unit: '%',
    atMost: 5,
    figure: figureIn('soak', { process }, 'grownPercent'),
  })),
  {
    text: 'CPU time of a crossing with 1 % of all traces exported, by that without',
    unit: '%',
    atMost: 105,
    figure: figureIn('tracing', { sampling: '1 %' }, 'toOffPercent'),
  },
];

const outside: readonly Goal[] = [
  {
    text: 'gateway with 14,000 open feeds and 1,000 facts a second, of a core',
    unit: '%',
    atMost: 30,
    figure: figureIn('gateway', { what: 'feeds alone', feeds: 14_000 }, 'gatewayCorePercent'),
  },
  {
    text: "a player's view under load, p99",
    unit: 'ms',
    atMost: 10,
    figure: figureIn('gateway', { what: '100 views a second', feeds: 14_000 }, 'p99Ms'),
  },
  {
    text: 'takeover after a clean stop, as the player notices who waits longest, with 1,000,000 assignments',
    unit: 's',
    atMost: 2,
    figure: figureIn('takeover', { what: 'SIGTERM', stored: 1_000_000 }, 'longestWaitS'),
  },
  {
    text: 'takeover after a SIGKILL, likewise',
    unit: 's',
    atMost: 10,
    figure: figureIn('takeover', { what: 'SIGKILL', stored: 1_000_000 }, 'longestWaitS'),
  },
  ...(['SIGTERM', 'SIGKILL'] as const).map((what) => ({
    text: `probes of health that the successor leaves unanswered during the takeover after a ${what}`,
    unit: 'probes',
    atMost: 0,
    figure: figureIn('takeover', { what, stored: 1_000_000 }, 'healthUnanswered'),
  })),
];

/** What it costs, and what is noticed from outside. */
export const costGoals: readonly Goal[] = [...costs, ...outside];
