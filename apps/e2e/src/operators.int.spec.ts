import { randomBytes } from 'node:crypto';
import {
  clueActivity,
  clueOutcomes,
  header,
  HuntAdopted,
  partitionOf,
  playerActivity,
  quarantine,
  solutionAttempts,
} from '@treasure-hunt/contracts';
import { newPlayer, scan, scanned } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import { startGame, variantOf, type Game } from './outside/game.js';
import { audit, parked } from './outside/tool.js';

const testMs = 30_000;
let game: Game;
beforeAll(async () => {
  game = await startGame();
}, 120_000);
afterAll(() => game.stop(), 60_000);

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
  'a player of whom nothing can be decided is parked while others go on, and decided in order after the mend',
  async () => {
    const { engine, backend, topics, hunt } = game;
    const [player, other] = [newPlayer(), newPlayer()];
    const partition = partitionOf(player, 8);
    // A marker of a hunt that nobody has published yet: no scan in this partition can be decided.
    const marker = { huntId: 'ghost', huntVersion: 1 };
    const headers = { [header.type]: HuntAdopted.type };
    await topics.append(playerActivity, { partition, value: JSON.stringify(marker), headers });
    const traceId = randomBytes(16).toString('hex');
    const scans = [scanned(player), { ...scanned(player), data: scan(player, 'qr-ghost') }];
    await backend.say(scans, { headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-01` } });
    const line = await eventually('two scans that wait', async () =>
      (await parked(engine)).lines.find((one) => one.startsWith(`discovery ${player}: 2 waiting since `)),
    );
    expect(line).toMatch(new RegExp(`hunt\\.player-activity\\.v1/${partition}/\\d+, trace ${traceId}$`));
    if (partitionOf(other, 8) !== partition) {
      await backend.say(scanned(other));
      await topics.first(clueOutcomes, 'clue.assigned', other);
    }
    expect(await parked(engine, '--redrive', 'nobody')).toMatchObject({ exitCode: 1 });

    await backend.publish(variantOf(hunt, 'ghost'));
    expect(await parked(engine, '--redrive', player)).toMatchObject({ exitCode: 0 });
    await eventually('both clues', () => topics.about(clueOutcomes, 'clue.assigned', player)[1]);
    const discovered = topics.all(
      clueActivity,
      (one) => one.type === 'clue.discovered' && one.data['playerId'] === player,
    );
    expect(discovered.map(({ data }) => data['clueId']).sort()).toEqual(['first-steps.hello', 'ghost.hello']);
    expect((await parked(engine)).text).toContain('No key is parked.');
    expect((await audit(engine)).lines).toEqual([expect.stringMatching(/: no difference\.$/)]);
  },
  3 * testMs,
);
