import { randomBytes } from 'node:crypto';
import {
  chestReveals,
  ChestRevealed,
  header,
  partitionOf,
  quarantine,
  solutionAttempts,
} from '@treasure-hunt/contracts';
import { example } from '@treasure-hunt/contracts/testing';
import { newPlayer } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import { gameOfAll, winWith } from './outside/game.js';
import { audit, parked } from './outside/tool.js';

const testMs = 30_000;
const game = gameOfAll();

it(
  'a quarantined message is listed with its reason, and put back to where it was read when an operator says so',
  async () => {
    const { engine, topics } = game;
    const refused = () => topics.all(quarantine, () => true);
    await topics.write(solutionAttempts, ['true']);
    await eventually('a refusal', () => refused()[0]);
    const { text } = await parked(engine);
    const [, id = ''] =
      /^(\S+) from \S+solution-attempts\S+, key none, [^]*?\n +The value is not a JSON object/m.exec(text) ??
      [];
    expect(await parked(engine, '--return', id)).toMatchObject({ exitCode: 0 });
    await eventually('the same refused again', () => refused()[1]);
    expect(refused().map(({ record }) => String(record.value))).toEqual(['true', 'true']);
    expect(await parked(engine, '--return', '0/4711')).toMatchObject({
      exitCode: 1,
      text: 'Nothing is in quarantine at 0/4711.\n',
    });
    expect(await parked(engine, '--api-key', 'not-the-key')).toMatchObject({ exitCode: 1 });
  },
  testMs,
);

it(
  'a clue that cannot be decided is parked while others go on, and stays parked until a redrive finds it mended',
  async () => {
    const { engine, topics } = game;
    // A chest of which rewards was never told what it holds.
    const { value, headers } = example(ChestRevealed.type);
    const { clueId } = value as { clueId: string };
    const traceId = randomBytes(16).toString('hex');
    const traced = { ...headers, [header.traceParent]: `00-${traceId}-00f067aa0ba902b7-01` };
    const partition = partitionOf(clueId, 8);
    const record = { partition, key: clueId, value: JSON.stringify(value), headers: traced };
    await topics.append(chestReveals, record);
    const atRewards = async () => (await parked(engine, '--stage', 'rewards')).lines;
    const line = await eventually('a parked clue', async () =>
      (await atRewards()).find((one) => one.startsWith(`rewards ${clueId}: 1 waiting since `)),
    );
    expect(line).toMatch(new RegExp(`hunt\\.chest-reveals\\.v1/${partition}/\\d+, trace ${traceId}$`));
    expect((await atRewards()).join()).toContain('No loot is known of the chest');
    await winWith(game, newPlayer());

    expect(await parked(engine, '--redrive', 'nothing')).toMatchObject({ exitCode: 1 });
    expect(await parked(engine, '--redrive', clueId)).toMatchObject({ exitCode: 0 });
    await topics.append(chestReveals, { ...record, headers: { ...traced, [header.sequence]: '999999.0' } });
    await eventually('what still fails, and what came behind it', async () =>
      (await atRewards()).find((one) => one.startsWith(`rewards ${clueId}: 2 waiting since `)),
    );
    expect((await audit(engine)).lines).toEqual([expect.stringMatching(/: no difference\.$/)]);
  },
  3 * testMs,
);
