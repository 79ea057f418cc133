import { startEngine, type Engine } from './engine.js';
import { fuzz } from './fuzz/fuzz.js';
import { publishHunts } from './fuzz/hunts.js';

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
  await publishHunts(engine.stack);
}, 120_000);
afterAll(() => engine.stop(), 60_000);

it('nothing that anybody sends ends a process, blocks a partition or goes unanswered, and good players in between are rewarded', async () => {
  const { wrong, played, ledger, answers } = await fuzz(engine, { messages: 3_000, seed: 1 });
  expect(wrong).toEqual([]);
  expect(played.tookMs.length).toBeGreaterThanOrEqual(8);
  // It tried both what is refused and what is decided, by every stage.
  expect([...ledger.readings.keys()].length).toBe(7);
  for (const { good, bad } of ledger.readings.values()) expect([good > 0, bad > 0]).toEqual([true, true]);
  for (const answer of ['gateway 202', 'gateway 400', 'gateway 401', 'catalog 422', 'health 404'])
    expect(answers.get(answer)).toBeGreaterThan(0);
}, 180_000);
