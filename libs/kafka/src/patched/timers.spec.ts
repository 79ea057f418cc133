import { patchedKafkajs, type RequestQueue } from '../testing/kafkajs.js';

const { RequestQueue } = patchedKafkajs();
const silent = { debug: () => undefined, warn: () => undefined };

const queueOf = (): RequestQueue =>
  new RequestQueue({
    maxInFlightRequests: 1,
    requestTimeout: 1_000,
    enforceRequestTimeout: false,
    clientId: 'c',
    broker: 'b',
    logger: silent,
  });
const request = (correlationId: number) => ({
  entry: { correlationId, resolve: () => undefined, reject: () => undefined },
  expectResponse: true,
  sendRequest: () => undefined,
});

/** Delays of all timers that are armed while `use` works with a queue that has one request in flight at most. */
const delaysWhile = (use: (queue: RequestQueue) => void): (number | undefined)[] => {
  const { setTimeout } = globalThis;
  const delays: (number | undefined)[] = [];
  const noting = (run: () => void, delayMs?: number) => {
    delays.push(delayMs);
    return setTimeout(run, delayMs);
  };
  globalThis.setTimeout = noting as typeof setTimeout;
  const queue = queueOf();
  try {
    use(queue);
    return delays;
  } finally {
    queue.destroy();
    globalThis.setTimeout = setTimeout;
  }
};
const answer = (correlationId: number) => ({ correlationId, payload: {}, size: 0 });

it('arms no timer while nothing waits', () =>
  expect(
    delaysWhile((queue) => {
      queue.push(request(1));
      queue.fulfillRequest(answer(1));
    }),
  ).toEqual([]));

it('arms no timer with a negative delay while requests wait', () => {
  const delays = delaysWhile((queue) => {
    for (const id of [1, 2, 3]) queue.push(request(id));
    for (const id of [1, 2, 3]) queue.fulfillRequest(answer(id));
  });
  expect(delays.length).toBeGreaterThan(0);
  for (const delayMs of delays) expect(delayMs).toBeGreaterThanOrEqual(1);
});

it('waits for the end of a throttling with what is waiting', () => {
  const [delayMs] = delaysWhile((queue) => {
    queue.maybeThrottle(60_000);
    queue.push(request(1));
  });
  expect(delayMs).toBeGreaterThan(10_000);
});
