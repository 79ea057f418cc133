import { setTimeout as sleep } from 'node:timers/promises';
import { header, playerFeed } from '@treasure-hunt/contracts';
import { Random } from '@treasure-hunt/hunt-simulation';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import { judge } from '@treasure-hunt/oracle';
import { headerText, type LogRecord } from '@treasure-hunt/shards';
import type { Engine } from '../engine.js';
import { Backend } from '../outside/backend.js';
import type { Json } from '../outside/events.js';
import { audit } from '../outside/tool.js';
import { Crowd } from './crowd.js';
import type { Fault } from './faults.js';
import { courses, huntOf } from './hunts.js';
import { Nemesis, shuffledUntil } from './nemesis.js';
import { observe } from './observe.js';
import { OuterTopics, type OuterValue } from './outer-topics.js';
import type { Loss, Report } from './report.js';
import type { Runner, Said } from './runner.js';
import { timeOf, toldIn } from './told-in.js';

export interface ChaosOptions {
  readonly seed: number;
  readonly forMs: number;
  readonly playersPerSecond: number;
  /** These, once each and in this order, instead of any for that long. */
  readonly only: readonly Fault[] | undefined;
  readonly say: (line: string) => void;
}

const hunts = 6;
/** How long before the first fault and after the last, ms. */
const calmMs = 5_000;
/** How long after the last player has come everybody may take to finish, ms. */
const finishWithinMs = 120_000;
/** How long what nobody waits for may take: views, and what is saved. */
const restMs = 5_000;

/** Lets players come at a steady rate while one fault follows the other; resolves when all have finished, or could have. */
export const playInChaos = async (engine: Engine, options: ChaosOptions): Promise<Report> => {
  const kafka = await connect({
    brokers: engine.stack.kafkaBrokers.split(','),
    clientId: `${engine.prefix}crowd`,
    onFatal: (error) => options.say(String(error)),
  });
  try {
    return await playOver(kafka, engine, options);
  } finally {
    await kafka.disconnect();
  }
};

const playOver = async (kafka: KafkaConnection, engine: Engine, options: ChaosOptions): Promise<Report> => {
  const outer = await OuterTopics.open(kafka, engine.prefix);
  const on = courses(hunts);
  const crowd = new Crowd(on, new Random(options.seed), (said) => void outer.write(said.map(valueOf)));
  await kafka.tail(engine.prefix + playerFeed.name, {
    from: 'latest',
    onRecords: (_, records) => records.forEach((record) => tell(crowd, record)),
  });
  await publish(engine, on.map(huntOf));
  const gates = openGates(crowd, options.playersPerSecond);
  const garbage: OuterValue[] = [];
  const wroteGarbage = (values: readonly OuterValue[]): void => void garbage.push(...values);
  const random = new Random(options.seed); // Of its own: what strikes does not depend on who comes.
  const around = { dataDir: engine.dataDir, random, outer, wroteGarbage };
  const nemesis = new Nemesis(crowd, around);
  await nemesis.beCalm(calmMs);
  await nemesis.strike(options.only ?? shuffledUntil(Date.now() + options.forMs, random), options.say);
  await sleep(calmMs);
  clearInterval(gates);
  await finished(crowd, Date.now() + finishWithinMs);
  const restedAtMs = Date.now();
  await sleep(restMs);
  const observed = await observe(kafka, restedAtMs);
  return {
    seed: options.seed,
    struck: nemesis.struck,
    players: crowd.runners.size,
    lost: crowd.unfinished.map(lossOf),
    garbage: garbage.length,
    ...toldIn(observed),
    violations: judge(observed).map((violation) => ({ ...violation, atMs: timeOf(observed, violation) })),
    audit: await audit(engine),
  };
};

const lossOf = ({ playerId, lastTold, owedSinceMs, startedAtMs }: Runner): Loss => ({
  what: `${playerId}: was told last ${lastTold}`,
  atMs: owedSinceMs ?? startedAtMs,
});

const valueOf = ({ topic, key, value }: Said): OuterValue => ({ topic, key, value: JSON.stringify(value) });

const tell = (crowd: Crowd, { headers, value }: LogRecord): void => {
  const data = JSON.parse(String(value)) as Json;
  const [id, type] = [headerText(headers, header.id), headerText(headers, header.type)];
  if (id !== undefined && type !== undefined) crowd.hear(id, { type, data }, Date.now());
};

const publish = async ({ stack }: Engine, definitions: readonly object[]): Promise<void> => {
  const backend = new Backend(stack);
  for (const definition of definitions) {
    const { status, body } = await backend.publish(definition);
    if (status !== 201) throw new Error(`Not published: ${JSON.stringify(body)}`);
  }
};

const openGates = (crowd: Crowd, playersPerSecond: number): NodeJS.Timeout =>
  setInterval(() => crowd.arrive(Date.now()), 1_000 / playersPerSecond);

const finished = async (crowd: Crowd, untilMs: number): Promise<void> => {
  while (crowd.unfinished.length > 0 && Date.now() < untilMs) await sleep(100);
};
