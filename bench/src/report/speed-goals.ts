import { figureIn, ratio, type Goal } from './goal.js';

const steadyAt = (offeredPerS: number, name: string, contender = 'engine'): Goal['figure'] =>
  figureIn('steady', { contender, offeredPerS }, name);

const highestOf = (contender: string): Goal['figure'] => figureIn('highest', { contender }, 'highestPerS');

const mostOf = (contender: string): Goal['figure'] => figureIn('highest', { contender }, 'mostAnsweredPerS');

const highest = highestOf('engine');
const times = (contender: string) => ratio(highest, highestOf(contender));
/** p99 of the engine by that of another, at the rate where the engine does worst beside it. */
const worstBeside =
  (contender: string): Goal['figure'] =>
  (find) => {
    const ratios = [500, 5_000, 10_000].flatMap(
      (perS) => ratio(steadyAt(perS, 'p99Ms'), steadyAt(perS, 'p99Ms', contender))(find) ?? [],
    );
    return ratios.length === 0 ? undefined : Math.max(...ratios);
  };

const crossings: readonly Goal[] = [
  {
    text: 'crossing → assignment at 5,000/s, p50',
    unit: 'ms',
    atMost: 5,
    figure: steadyAt(5_000, 'p50Ms'),
  },
  {
    text: 'crossing → assignment at 5,000/s, p99',
    unit: 'ms',
    atMost: 25,
    figure: steadyAt(5_000, 'p99Ms'),
  },
  {
    text: 'crossing → assignment at 10,000/s, p99',
    unit: 'ms',
    atMost: 45,
    figure: steadyAt(10_000, 'p99Ms'),
  },
  {
    text: 'highest sustained rate of crossings, p99 under 45 ms',
    unit: '/s',
    atLeast: 15_000,
    figure: highest,
  },
  {
    text: 'crossing → reward over four services at 2,000 hunts/s, p50',
    unit: 'ms',
    atMost: 10,
    figure: figureIn('hunts', { contender: 'engine', offeredPerS: 2_000 }, 'p50Ms'),
  },
  {
    text: 'crossing → reward over four services at 2,000 hunts/s, p99',
    unit: 'ms',
    atMost: 50,
    figure: figureIn('hunts', { contender: 'engine', offeredPerS: 2_000 }, 'p99Ms'),
  },
];

const beside: readonly Goal[] = [
  {
    text: 'throughput by that of Nest and mongoose, one message at a time',
    unit: '×',
    atLeast: 50,
    figure: times('nest'),
  },
  {
    text: 'p99 by that of Nest and mongoose, at 500/s',
    unit: '×',
    atMost: 0.1,
    figure: ratio(steadyAt(500, 'p99Ms'), steadyAt(500, 'p99Ms', 'nest')),
  },
  {
    text: 'throughput by that of Redis with `appendfsync always`',
    unit: '×',
    atLeast: 1.5,
    figure: times('redis-always'),
  },
  {
    text: 'p99 by that of Kafka Streams, at the rate where it is worst',
    unit: '×',
    atMost: 1,
    figure: worstBeside('streams'),
  },
  {
    text: 'p99 by that of Kafka Streams with a tuned commit interval, at the rate where it is worst',
    unit: '×',
    atMost: 1,
    figure: worstBeside('streams-tuned'),
  },
  {
    text: 'most answers a second by those of Kafka Streams, which never stays under 45 ms',
    unit: '×',
    atLeast: 0.5,
    figure: ratio(mostOf('engine'), mostOf('streams')),
  },
  { text: 'throughput by that of the limit', unit: '×', atLeast: 0.5, figure: times('limit') },
  {
    text: 'p50 above that of the limit at 5,000/s',
    unit: 'ms',
    atMost: 3,
    figure: (find) => {
      const [own, limit] = [steadyAt(5_000, 'p50Ms')(find), steadyAt(5_000, 'p50Ms', 'limit')(find)];
      return own === undefined || limit === undefined ? undefined : own - limit;
    },
  },
];

/** How fast, by itself and beside the others. */
export const speedGoals: readonly Goal[] = [...crossings, ...beside];
