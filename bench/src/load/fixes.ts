import { partitionOf } from '@treasure-hunt/contracts';
import type { Message } from 'kafkajs';
import { Course, type Place } from '../course.js';

/** Makes the records of players, from parts that are made once. */
export class Fixes {
  private readonly players: readonly { key: string; partition: number; head: string }[];
  private readonly tails: readonly string[];

  constructor(
    private readonly course: Course,
    partitions: number,
  ) {
    this.players = Array.from({ length: course.size.players }, (_, player) => {
      const key = course.playerId(player);
      return { key, partition: partitionOf(key, partitions), head: `{"playerId":"${key}","at":"` };
    });
    this.tails = Array.from({ length: course.size.clues }, (_, clue) => Fixes.tail(course.place(clue)));
  }

  private static tail(place: Place): string {
    return `","position":${JSON.stringify(place)}}`;
  }

  /** A player's first fix, in the middle of the ring. */
  first(player: number, atMs: number): Message {
    return this.message(player, atMs, Fixes.tail(Course.middle));
  }

  /** `atMs`: milliseconds since 1970. */
  crossing(crossing: number, atMs: number): Message {
    return this.message(this.course.playerOf(crossing), atMs, this.tails[this.course.clueOf(crossing)]!);
  }

  private message(player: number, atMs: number, tail: string): Message {
    const { key, partition, head } = this.players[player]!;
    return { key, partition, value: head + new Date(atMs).toISOString() + tail };
  }
}
