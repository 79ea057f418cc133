import { setTimeout as sleep } from 'node:timers/promises';
import { partitionOf, playerActivity } from '@treasure-hunt/contracts';
import type { RawProducer } from '@treasure-hunt/kafka/testing';
import type { Backend } from '../outside/backend.js';
import { attempted, newPlayer, scan, scanned } from '../outside/events.js';

/** What good players need. */
export interface Game {
  readonly backend: Backend;
  readonly producer: RawProducer;
  readonly prefix: string;
  readonly partitions: number;
}

export interface Played {
  /** How long each took from the scan to the reward, in milliseconds. */
  readonly tookMs: readonly number[];
  /** What went wrong with the others. */
  readonly failures: readonly string[];
}

const betweenPlaysMs = 500;

/** Plays, one good player after the other, through Kafka and the gateway by turns, until `stop`; at least one for each partition. */
export const playUntil = async (game: Game, stop: AbortSignal): Promise<Played> => {
  const tookMs: number[] = [];
  const failures: string[] = [];
  const partitions = new Set<number>();
  for (let turn = 0; !stop.aborted || partitions.size < game.partitions; turn += 1) {
    const player = newPlayer();
    const beganAt = performance.now();
    try {
      await win(game, player, turn % 2 === 0);
      tookMs.push(performance.now() - beganAt);
    } catch (error) {
      failures.push(`${player}: ${String(error)}`);
    }
    partitions.add(partitionOf(player, game.partitions));
    if (!stop.aborted) await sleep(betweenPlaysMs);
  }
  return { tookMs, failures };
};

/** From the scan to the reward; rejects where a step does not come within 20 s. */
const win = async (game: Game, player: string, overKafka: boolean): Promise<void> => {
  const phone = await game.backend.feedOf(player);
  try {
    await (overKafka ? scanOverKafka(game, player) : game.backend.say(scanned(player)));
    const { data } = await phone.first('clue.assigned');
    await game.backend.say(attempted({ ...data }, 'hello'));
    await phone.first('reward.granted');
  } finally {
    phone.close();
  }
};

const scanOverKafka = ({ producer, prefix, partitions }: Game, player: string): Promise<void> => {
  const value = Buffer.from(JSON.stringify(scan(player)));
  const partition = partitionOf(player, partitions);
  return producer.send(prefix + playerActivity.name, [
    { partition, key: Buffer.from(player), value, headers: {} },
  ]);
};
