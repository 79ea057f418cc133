import { randomBytes } from 'node:crypto';
import {
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
  'a hunt whose marker cannot be decided is parked while players go on, and is played once it is mended and redriven',
  async () => {
    const { engine, backend, topics, hunt } = game;
    const player = newPlayer();
    const partition = partitionOf(player, 8);
    const scanGhost = () => ({ ...scanned(player), data: scan(player, 'qr-ghost') });
    // The marker of a hunt that nobody has published.
    const traceId = randomBytes(16).toString('hex');
    const headers = {
      [header.type]: HuntAdopted.type,
      [header.traceParent]: `00-${traceId}-00f067aa0ba902b7-01`,
    };
    const value = JSON.stringify({ huntId: 'ghost', huntVersion: 1 });
    await topics.append(playerActivity, { partition, key: 'ghost', value, headers });
    await backend.say(scanned(player));
    await topics.first(clueOutcomes, 'clue.assigned', player);
    const atDiscovery = async () => (await parked(engine, '--stage', 'discovery')).lines;
    const lines = await atDiscovery();
    const place = `hunt\\.player-activity\\.v1/${partition}/\\d+, trace ${traceId}$`;
    expect(lines).toContainEqual(
      expect.stringMatching(new RegExp(`^discovery ghost: 1 waiting since .*${place}`)),
    );
    expect(lines).toContainEqual(expect.stringContaining('Hunt ghost@1 was never published.'));
    expect(await parked(engine, '--redrive', 'nobody')).toMatchObject({ exitCode: 1 });

    expect(await backend.publish(variantOf(hunt, 'ghost'))).toMatchObject({ status: 201 });
    await eventually('the real marker behind the other', async () =>
      (await atDiscovery()).find((one) => one.startsWith('discovery ghost: 2 waiting since ')),
    );
    expect(await parked(engine, '--redrive', 'ghost')).toMatchObject({ exitCode: 0 });
    await eventually('an empty list', async () =>
      (await atDiscovery()).find((one) => one === 'No key is parked.'),
    );
    await backend.say(scanGhost());
    await eventually('both clues', () => topics.about(clueOutcomes, 'clue.assigned', player)[1]);
    expect((await audit(engine)).lines).toEqual([expect.stringMatching(/: no difference\.$/)]);
  },
  3 * testMs,
);
