import type { Contender } from './contender.js';
import { engine, enginePlatformatic } from './engine/engine.js';
import { streams, streamsTuned } from './kafka-streams/kafka-streams.js';
import { limit } from './limit/limit.js';
import { nest, nestTuned } from './nest/nest.js';
import { redisAlways, redisEverySecond } from './redis/redis.js';

/** All contenders, in the order of the table. */
export const contenders: readonly Contender[] = [
  engine,
  enginePlatformatic,
  nest,
  nestTuned,
  redisAlways,
  redisEverySecond,
  streams,
  streamsTuned,
  limit,
];
