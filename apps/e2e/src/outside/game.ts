import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clueOutcomes, rewardsTopic, topics, type HuntDefinition } from '@treasure-hunt/contracts';
import { workspaceRoot } from '@treasure-hunt/local-stack';
import { startEngine, type Engine } from '../engine.js';
import { Backend } from './backend.js';
import { attempted, scan, scanned } from './events.js';
import { Topics, type Heard } from './topics.js';

/** A running engine with the shipped first hunt, and all that somebody outside has of it. */
export interface Game {
  readonly engine: Engine;
  readonly backend: Backend;
  readonly topics: Topics;
  readonly hunt: HuntJson;
}

/** A hunt as its author writes it. */
export type HuntJson = Pick<HuntDefinition, 'huntId' | 'clues' | 'chests'>;

const huntFile = join(workspaceRoot, 'apps/load-game/hunts/first-steps.hunt.json');

/** The first hunt as it is shipped. */
export const firstHunt = async (): Promise<HuntJson> =>
  JSON.parse(await readFile(huntFile, 'utf8')) as HuntJson;

/** Starts an engine; the hunt is published by the time this resolves. */
const startGame = async (): Promise<Game & { stop(): Promise<void> }> => {
  const engine = await startEngine();
  try {
    const hunt = await firstHunt();
    const backend = new Backend(engine.stack);
    const heard = await Topics.open(engine.stack.kafkaBrokers, engine.prefix, topics);
    const published = await backend.publish(hunt);
    if (published.status !== 201) throw new Error(`Not published: ${JSON.stringify(published)}`);
    const stop = async (): Promise<void> => {
      await heard.close();
      await engine.stop();
    };
    return { engine, backend, topics: heard, hunt, stop };
  } catch (error) {
    await engine.stop();
    throw error;
  }
};

/** The game of all tests of a file: it begins before the first of them and ends behind the last, and is there within them only. */
export const gameOfAll = (): Game => {
  let game: Awaited<ReturnType<typeof startGame>> | undefined;
  beforeAll(async () => {
    game = await startGame();
  }, 120_000);
  afterAll(() => game?.stop(), 60_000);
  const running = (): Game => {
    if (!game) throw new Error('The game has not begun.');
    return game;
  };
  return {
    get engine() {
      return running().engine;
    },
    get backend() {
      return running().backend;
    },
    get topics() {
      return running().topics;
    },
    get hunt() {
      return running().hunt;
    },
  };
};

/** The same hunt under another name: its clue is at `qr-<name>`. */
export const variantOf = ({ clues, chests, ...hunt }: HuntJson, huntId: string): HuntJson => {
  const clueId = `${huntId}.hello`;
  const trigger = { object: { targetId: `qr-${huntId}` } };
  return {
    ...hunt,
    huntId,
    clues: clues.map((clue) => ({ ...clue, clueId, trigger })),
    chests: chests.map((chest) => ({ ...chest, chestId: `${huntId}.chest`, clueId })),
  };
};

/** A player scans over HTTP, gives the right answer and is rewarded: their `clue.assigned` and `reward.granted`. */
export const winWith = async (
  { backend, topics: heard }: Game,
  playerId: string,
  targetId?: string,
): Promise<{ readonly assigned: Heard; readonly granted: Heard }> => {
  await backend.say({ ...scanned(playerId), data: scan(playerId, targetId) });
  const assigned = await heard.first(clueOutcomes, 'clue.assigned', playerId);
  await backend.say(attempted(assigned.data, 'hello'));
  return { assigned, granted: await heard.first(rewardsTopic, 'reward.granted', playerId) };
};
