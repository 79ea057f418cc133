import { setTimeout as sleep } from 'node:timers/promises';
import { clueActivity, clueOutcomes, header, playerFeed } from '@treasure-hunt/contracts';
import { headerText, type LogRecord } from '../ports/log.js';
import { crossing, Killable, MemoryLog, MemoryStore, startLone, tallyHolding } from '../testing/index.js';
import type { StageProcess } from './stage-process.js';

const players = ['ann', 'bob', 'cy', 'dee', 'eve', 'poison', 'fay', 'gus', 'hal', 'ida'];
const clues = ['gate', 'well', 'tower'];
const brokerTimeMs = 1_000;
/** Nothing comes due here: a tick would take an offset of its own, at a moment that differs from run to run. */
const stage = tallyHolding(Number.MAX_SAFE_INTEGER - brokerTimeMs);

interface World {
  readonly log: MemoryLog;
  readonly store: MemoryStore;
}

const newWorld = (): World => ({ log: new MemoryLog(1, () => brokerTimeMs), store: new MemoryStore() });

/** Starts a process on the world; it ends by itself where its ports are killed. */
const start = ({ log, store }: World, instance: string, killable = new Killable()): Promise<StageProcess> =>
  startLone({
    binding: { stage },
    log: killable.log(log),
    sender: () => killable.sender(log.sender()),
    store: killable.store(store),
    instance,
    silenceMs: 150,
  });

const append = ({ log }: World, some: readonly string[]): void => {
  for (const player of some) for (const clue of clues) log.append(crossing(clue, player));
};

/** The facts that a reader sees who drops what it has seen (by `ce_id`), in the order of the log. */
const facts = (records: readonly LogRecord[]): string[] => {
  const seen = new Map<string, string>();
  for (const { headers, value } of records) {
    const id = headerText(headers, header.id)!;
    if (!seen.has(id)) seen.set(id, `${headerText(headers, header.sequence)} ${String(value)}`);
  }
  return [...seen.values()];
};

const settled = async ({ log, store }: World): Promise<void> => {
  const end = log.records(clueActivity.name, 0).length;
  for (let waits = 0; waits < 500; waits += 1) {
    if (store.shard(`${clueActivity.name}/0`).position === end) return;
    await sleep(10);
  }
  throw new Error('The shard did not come to the end of its log.');
};

const outcomeOf = (world: World) => ({
  outcomes: facts(world.log.all(clueOutcomes.name)),
  feed: facts(world.log.all(playerFeed.name)),
  documents: world.store.all(),
  clock: world.store.shard(`${clueActivity.name}/0`).clockMs,
});

/** Plays the story with a process that is killed at a step; its successor starts with the rest still to come. */
const play = async (killAtStep?: number) => {
  const world = newWorld();
  append(world, players.slice(0, 3));
  const killable = new Killable(killAtStep);
  const first = await start(world, 'first', killable);
  await sleep(30);
  append(world, players.slice(3, 7));
  await sleep(killable.isKilled ? 0 : 300);
  if (killAtStep !== undefined && !killable.isKilled) await sleep(300);
  const successor = killAtStep === undefined ? undefined : await start(world, 'second');
  append(world, players.slice(7));
  await settled(world);
  void first.stop(0);
  await successor?.stop(1_000);
  return { outcome: outcomeOf(world), steps: killable.steps };
};

describe('a shard that is killed and taken over', () => {
  it('ends with the same state and the same facts, whatever the step it was killed at', async () => {
    const undisturbed = await play();
    expect(undisturbed.outcome.outcomes).toHaveLength(players.indexOf('poison') * clues.length);
    expect(undisturbed.steps).toBeGreaterThan(10);
    const kills = Array.from({ length: undisturbed.steps }, (_, n) => play(n + 1));
    for (const { outcome } of await Promise.all(kills)) expect(outcome).toEqual(undisturbed.outcome);
  }, 60_000);

  it('cannot be saved by the one that lost it', async () => {
    const world = newWorld();
    append(world, players.slice(0, 3));
    const first = await start(world, 'first');
    await settled(world);
    const { epoch } = world.store.shard(`${clueActivity.name}/0`);
    const second = await start(world, 'second');
    await sleep(600);
    append(world, players.slice(3));
    await settled(world);
    expect(world.store.shard(`${clueActivity.name}/0`).epoch).toBeGreaterThan(epoch);
    await Promise.all([first.stop(1_000), second.stop(1_000)]);
    const undisturbed = await play();
    expect(outcomeOf(world)).toEqual(undisturbed.outcome);
  }, 20_000);
});
