import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';
import type { ClientOrder, ClientReport, Requests } from './client-orders.js';
import { msAt, newHistogram, recordMs } from './histogram.js';

/**
 * Clients of the gateway in a process of their own: players with an open feed, players who look at their view, and a game backend that sends
 * events. Requests go out when they are due, whatever has been answered; a latency counts from then.
 */
const { gatewayUrl, apiKey } = JSON.parse(process.argv[2]!) as { gatewayUrl: string; apiKey: string };
const agent = new Agent({ keepAlive: true, maxSockets: 200 });
const feedAgent = new Agent({ maxSockets: Infinity });
const tokens: string[] = [];
let facts = 0;

interface Asked {
  readonly method?: string;
  readonly bearer: string;
  readonly body?: string;
  readonly agent?: Agent;
}

const open = (path: string, { method = 'GET', bearer, body, agent: by = agent }: Asked) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${bearer}`,
      ...(body !== undefined && { 'content-type': 'application/cloudevents-batch+json' }),
    };
    const asked = request(`${gatewayUrl}/v1${path}`, { method, agent: by, headers }, resolve);
    asked.on('error', reject);
    asked.end(body);
  });

const ask = async (path: string, asked: Asked): Promise<string> => {
  const answer = await open(path, asked);
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += chunk as string;
  if (answer.statusCode! >= 300) throw new Error(`${path}: ${answer.statusCode} ${text}`);
  return text;
};

const openFeed = async (player: number): Promise<void> => {
  const { token } = JSON.parse(
    await ask(`/players/p${player}/tokens`, { method: 'POST', bearer: apiKey }),
  ) as { token: string };
  tokens[player] = token;
  const feed = await open(`/players/p${player}/feed`, { bearer: token, agent: feedAgent });
  if (feed.statusCode !== 200) throw new Error(`The feed of p${player} was answered ${feed.statusCode}.`);
  feed.on('data', (chunk: Buffer) => (facts += chunk.toString('latin1').split('event: clue.').length - 1));
};

const openFeeds = async (count: number): Promise<void> => {
  const atOnce = 50;
  for (let from = 0; from < count; from += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, count - from) }, (_, n) => openFeed(from + n)));
};

const view = (n: number): Promise<unknown> => {
  const player = (n * 7_919) % tokens.length;
  return ask(`/players/p${player}`, { bearer: tokens[player]! });
};

const events = (n: number, each: number): Promise<unknown> => {
  const at = new Date().toISOString();
  const all = Array.from({ length: each }, (_, index) => ({
    specversion: '1.0',
    id: randomUUID(),
    source: '/bench',
    type: 'player.moved',
    data: {
      playerId: `g${(n * each + index) % 10_000}`,
      at,
      position: { world: 'elsewhere', x: index, y: n },
    },
  }));
  return ask('/events', { method: 'POST', bearer: apiKey, body: JSON.stringify(all) });
};

const requests = async (
  perS: number,
  seconds: number,
  one: (n: number) => Promise<unknown>,
): Promise<Requests> => {
  const histogram = newHistogram();
  const startMs = performance.now();
  const all: Promise<void>[] = [];
  let failed = 0;
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      for (; all.length < perS * seconds;) {
        const dueMs = startMs + (all.length * 1_000) / perS;
        if (dueMs > performance.now()) return;
        const done = one(all.length).catch(() => (failed += 1));
        all.push(done.then(() => recordMs(histogram, performance.now() - dueMs)));
      }
      clearInterval(timer);
      resolve();
    }, 2);
  });
  await Promise.all(all);
  const [p50, p99, max] = [50, 99, 100].map((percent) => msAt(histogram, percent)) as [
    number,
    number,
    number,
  ];
  return { sent: all.length, failed, p50, p99, max };
};

const obey = async (order: ClientOrder): Promise<ClientReport> => {
  switch (order.kind) {
    case 'open':
      await openFeeds(order.feeds);
      return { kind: 'opened' };
    case 'facts':
      return { kind: 'facts', facts };
    case 'views':
      return { kind: 'requests', requests: await requests(order.perS, order.seconds, view) };
    case 'events': {
      const { perS, seconds, each } = order;
      return { kind: 'requests', requests: await requests(perS, seconds, (n) => events(n, each)) };
    }
  }
};

process.once('disconnect', () => process.exit());
process.on('message', (order: ClientOrder) => {
  obey(order).then(
    (report) => process.send!(report),
    (error: unknown) => process.send!({ kind: 'failed', reason: String(error) } satisfies ClientReport),
  );
});
