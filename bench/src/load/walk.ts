import kafkajs, { type Message } from 'kafkajs';
import { partitionOf } from '@treasure-hunt/contracts';
import { meadow } from '../meadow.js';

/** What the walkers are started with, as JSON in the first argument. */
export interface WalkOptions {
  readonly kafkaBrokers: string;
  readonly input: string;
  readonly partitions: number;
  readonly players: number;
}

/** What they say when they have sent all. */
export interface Walked {
  readonly sent: number;
  readonly latestMs: number;
}

/** Players who walk on the meadow: each sends a fix every second, all of them spread over it. Told for how many seconds, and answers when that is over. */
const tickMs = 5;
const { kafkaBrokers, input, partitions, players } = JSON.parse(process.argv[2]!) as WalkOptions;
const producer = new kafkajs.Kafka({
  brokers: kafkaBrokers.split(','),
  logLevel: kafkajs.logLevel.ERROR,
}).producer({
  allowAutoTopicCreation: false,
  createPartitioner:
    () =>
    ({ message }) =>
      message.partition!,
});
const keys = Array.from({ length: players }, (_, player) => `w${player}`);
const homes = keys.map((key) => partitionOf(key, partitions));
let second = 0;

const fix = (player: number, atMs: number): Message => {
  const { lat, lon } = meadow.walker(player, second);
  const at = new Date(atMs).toISOString();
  const value = `{"playerId":"${keys[player]!}","at":"${at}","position":{"lat":${lat.toFixed(6)},"lon":${lon.toFixed(6)}}}`;
  return { key: keys[player]!, partition: homes[player]!, value };
};

const walk = (seconds: number): Promise<Walked> =>
  new Promise((resolve, reject) => {
    const startMs = performance.now();
    const sends: Promise<unknown>[] = [];
    const end = players * seconds;
    let [n, latestMs] = [0, 0];
    const timer = setInterval(() => {
      const nowMs = performance.now();
      const due = Math.min(end, Math.floor(((nowMs - startMs) / 1_000) * players));
      latestMs = Math.max(latestMs, nowMs - startMs - (n / players) * 1_000);
      const messages: Message[] = [];
      for (; n < due; n += 1) {
        if (n % players === 0) second += 1;
        messages.push(fix(n % players, performance.timeOrigin + startMs + (n / players) * 1_000));
      }
      if (messages.length > 0) sends.push(producer.send({ topic: input, acks: -1, messages }));
      if (n < end) return;
      clearInterval(timer);
      Promise.all(sends).then(() => resolve({ sent: n, latestMs }), reject);
    }, tickMs);
  });

await producer.connect();
process.once('disconnect', () => process.exit());
process.on('message', (seconds: number) => void walk(seconds).then((walked) => process.send!(walked)));
process.send!('ready');
