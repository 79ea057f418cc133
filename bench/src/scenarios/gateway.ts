import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { devApiKeys } from '@treasure-hunt/local-stack';
import { engine, startEngine } from '../../contenders/engine/engine.js';
import type { ClientOrder, ClientReport, Requests } from '../load/client-orders.js';
import { driveMeasured } from '../measure/measured.js';
import { startRun, type Run } from '../stack/run.js';
import type { Bench, Row, Scenario } from './scenario.js';

const players = 14_000;
const factsPerS = 1_000;
const viewsPerS = 100;
const postsPerS = 20;
const eventsEach = 50;

/** Gives the clients an order, and waits for what they say. @throws where they fail */
const told = async <K extends ClientReport['kind']>(clients: ChildProcess, order: ClientOrder, kind: K) => {
  const answered = once(clients, 'message') as Promise<[ClientReport]>;
  clients.send(order);
  const [report] = await answered;
  if (report.kind === kind) return report as Extract<ClientReport, { kind: K }>;
  throw new Error(report.kind === 'failed' ? report.reason : `The clients said ${report.kind}.`);
};

/** Crossings go on at the same rate, while the clients obey: what they came to, and how much of a core the gateway used. */
const during = async <Result>(
  run: Run,
  seconds: number,
  work: () => Promise<Result>,
): Promise<{ result: Result; gatewayCorePercent: number }> => {
  const legs = [
    { name: 'settling', perS: factsPerS, seconds: 2 },
    { name: 'measured', perS: factsPerS, seconds },
  ];
  const [all, result] = await Promise.all([driveMeasured(run, legs, 20_000), work()]);
  const { cores } = all.get('measured')!.usage.find(({ name }) => name === 'gateway')!;
  return { result, gatewayCorePercent: Number((100 * cores).toFixed(1)) };
};

const inMs = (of: Requests) => ({
  requests: of.sent,
  failed: of.failed,
  p50Ms: Number(of.p50.toFixed(1)),
  p99Ms: Number(of.p99.toFixed(1)),
  maxMs: Number(of.max.toFixed(1)),
});

const measure = async (run: Run, clients: ChildProcess, { isQuick, say }: Bench): Promise<Row[]> => {
  const feeds = isQuick ? 1_000 : players;
  say(`  opening ${feeds} feeds`);
  await told(clients, { kind: 'open', feeds }, 'opened');
  const seconds = isQuick ? 5 : 15;
  const factsTold = async () => (await told(clients, { kind: 'facts' }, 'facts')).facts;
  const before = await factsTold();
  const quiet = await during(run, seconds, async () => undefined);
  const facts = (await factsTold()) - before;
  const asked = async (order: ClientOrder) => (await told(clients, order, 'requests')).requests;
  const view = { kind: 'views', perS: viewsPerS } as const;
  const post = { kind: 'events', perS: postsPerS, each: eventsEach } as const;
  for (const order of [view, post]) await asked({ ...order, seconds: 5 }); // So that both are compiled.
  const views = await during(run, seconds, () => asked({ ...view, seconds }));
  const posts = await during(run, seconds, () => asked({ ...post, seconds }));
  const both = { feeds, factsPerS };
  return [
    { what: 'feeds alone', ...both, gatewayCorePercent: quiet.gatewayCorePercent, factsTold: facts },
    {
      what: `${viewsPerS} views a second`,
      ...both,
      gatewayCorePercent: views.gatewayCorePercent,
      ...inMs(views.result),
    },
    {
      what: `${postsPerS} posts a second of ${eventsEach} events`,
      ...both,
      gatewayCorePercent: posts.gatewayCorePercent,
      ...inMs(posts.result),
    },
  ];
};

/** What players and backends without a Kafka client notice. */
export const gateway: Scenario = {
  name: 'gateway',
  title: `The gateway with ${players} open feeds while ${factsPerS} facts a second are told to them`,
  async measure(bench) {
    const course = { clues: 500, players, goal: 'assignment' as const };
    const run = await startRun(engine, bench.ground, { course, placePerS: 5_000 });
    const beside = await startEngine(['gateway'], run.given);
    const options = { gatewayUrl: beside.announced[0]!.httpUrl, apiKey: devApiKeys.backend };
    const clients = fork(join(import.meta.dirname, '../load/clients.js'), [JSON.stringify(options)]);
    try {
      const processes = [...run.processes, ...beside.processes];
      return { rows: await measure({ ...run, processes }, clients, bench) };
    } finally {
      clients.kill('SIGKILL');
      await beside.stop();
      await run.stop();
    }
  },
};
