import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs, { type KafkaMessage, type Message } from 'kafkajs';
import { Course } from '../course.js';
import { answerReader } from './answers.js';
import { Fixes } from './fixes.js';
import type { Driven, LoadOptions, Order, Report } from './orders.js';
import { readCommitted } from './read-committed.js';
import { drivenOf } from './results.js';
import { Tally } from './tally.js';

/**
 * The load: a process of its own that writes fixes at the times at which they are due, whatever has been answered, and reads the answers.
 * Its latencies count from when a fix was due, so what holds up the load is not left out.
 */
const tickMs = 2;

const options = JSON.parse(process.argv[2]!) as LoadOptions;
const course = new Course(options.course);
const fixes = new Fixes(course, options.partitions);
const say = (report: Report): void => void process.send!(report);
const fail = (error: unknown): void => {
  say({ kind: 'failed', reason: String(error) });
  process.exit(1);
};

const brokers = options.kafkaBrokers.split(',');
const client = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.ERROR });
const producer = client.producer({
  allowAutoTopicCreation: false,
  createPartitioner:
    () =>
    ({ message }) =>
      message.partition!,
});
const write = (messages: Message[]) => producer.send({ topic: options.input, acks: -1, messages });

let tally: Tally | undefined;
let next = 0;

const read = answerReader(course, options.answers);
const hear = (records: readonly KafkaMessage[]): void => {
  const nowMs = performance.now();
  for (const record of records) {
    const heard = read(record);
    if (heard) tally?.answer(heard, nowMs);
  }
};

const place = async (perS: number): Promise<void> => {
  const { players } = course.size;
  const perTick = Math.max(1, Math.round(perS / 20));
  for (let player = 0; player < players; player += perTick) {
    const count = Math.min(perTick, players - player);
    await Promise.all([
      write(Array.from({ length: count }, (_, n) => fixes.first(player + n, Date.now()))),
      sleep(50),
    ]);
  }
};

/** Sends what is due every 2 ms until all has been sent; tells where a leg begins. */
const sendAll = (drive: Tally): Promise<void> =>
  new Promise((resolve) => {
    let leg = 0;
    let n = 0;
    const timer = setInterval(() => {
      const nowMs = performance.now();
      if (leg < drive.legs.length && nowMs >= drive.intendedMs[drive.bounds[leg]!]!)
        say({ kind: 'leg', name: drive.legs[leg++]!.name });
      const due: Message[] = [];
      for (; n < drive.count && drive.intendedMs[n]! <= nowMs; n += 1) {
        due.push(fixes.crossing(drive.first + n, performance.timeOrigin + drive.intendedMs[n]!));
        drive.sentMs[n] = nowMs;
      }
      if (due.length > 0) write(due).catch(fail);
      if (n < drive.count) return;
      clearInterval(timer);
      resolve();
    }, tickMs);
  });

const drive = async ({ legs, drainMs }: Extract<Order, { kind: 'drive' }>): Promise<Driven> => {
  const driving = new Tally(legs, next, performance.now() + 50);
  next += driving.count;
  if (next > course.length) throw new Error('The course is too short for that.');
  tally = driving;
  await sendAll(driving);
  say({ kind: 'over' });
  const untilMs = performance.now() + drainMs;
  while (driving.answered < driving.count && performance.now() < untilMs) await sleep(20);
  return drivenOf(driving, performance.now());
};

const obey = async (order: Order): Promise<void> => {
  if (order.kind === 'place') {
    await place(order.perS);
    say({ kind: 'placed' });
  } else say({ kind: 'driven', driven: await drive(order) });
};

process.once('disconnect', () => process.exit());
process.on('message', (order: Order) => void obey(order).catch(fail));
await producer.connect();
await readCommitted(client, options.answers.topic, hear);
say({ kind: 'ready' });
