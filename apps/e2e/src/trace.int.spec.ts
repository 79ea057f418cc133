import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clueActivity, clueOutcomes, playerActivity, rewardsTopic } from '@treasure-hunt/contracts';
import { deleteRecordsBelow } from '@treasure-hunt/kafka/testing';
import { devSecrets } from '@treasure-hunt/local-stack';
import { killAfter } from './kill.js';
import { attempted, newPlayer, scanned } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import { gameOfAll } from './outside/game.js';
import { SpanReceiver } from './outside/span-receiver.js';
import { storyOf } from './outside/tool.js';
import { newTrace } from './outside/trace.js';

const testMs = 60_000;
const answer = 'Hello, there!';
let receiver: SpanReceiver;
beforeAll(async () => {
  receiver = await SpanReceiver.open();
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = receiver.endpoint; // What the services are started with.
  process.env['LOG_LEVEL'] = 'debug';
});
const game = gameOfAll();
afterAll(() => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  delete process.env['LOG_LEVEL'];
  receiver.close();
});

/** From the scan to the clue, and from the answer to the wallet and the phone. */
const crossing = [
  'outside → gateway: send hunt.player-activity.v1',
  'gateway: send hunt.player-activity.v1 → discovery: process hunt.player-activity.v1',
  'discovery: process hunt.player-activity.v1 → discovery: send hunt.clue-activity.v1',
  'discovery: send hunt.clue-activity.v1 → clue-solving: process hunt.clue-activity.v1',
  'clue-solving: process hunt.clue-activity.v1 → clue-solving: send hunt.clue-outcomes.v1',
  'clue-solving: process hunt.clue-activity.v1 → clue-solving: send hunt.player-feed.v1',
  'clue-solving: send hunt.player-feed.v1 → gateway: process hunt.player-feed.v1',
  'clue-solving: send hunt.player-feed.v1 → gateway: push hunt.player-feed.v1',
];
const solving = [
  'outside → gateway: send hunt.solution-attempts.v1',
  'gateway: send hunt.solution-attempts.v1 → clue-solving: process hunt.solution-attempts.v1',
  'clue-solving: process hunt.solution-attempts.v1 → clue-solving: send hunt.clue-activity.v1',
  'clue-solving: send hunt.clue-activity.v1 → clue-solving: process hunt.clue-activity.v1',
  'clue-solving: send hunt.clue-outcomes.v1 → chest-reveal: process hunt.clue-outcomes.v1',
  'chest-reveal: process hunt.clue-outcomes.v1 → chest-reveal: send hunt.chest-reveals.v1',
  'chest-reveal: process hunt.clue-outcomes.v1 → chest-reveal: send hunt.player-feed.v1',
  'chest-reveal: send hunt.chest-reveals.v1 → rewards: process hunt.chest-reveals.v1',
  'chest-reveal: send hunt.player-feed.v1 → gateway: process hunt.player-feed.v1',
  'chest-reveal: send hunt.player-feed.v1 → gateway: push hunt.player-feed.v1',
  'rewards: process hunt.chest-reveals.v1 → rewards: send hunt.rewards.v1',
  'rewards: process hunt.chest-reveals.v1 → rewards: send hunt.player-feed.v1',
  'rewards: send hunt.player-feed.v1 → rewards: process hunt.player-feed.v1',
  'rewards: process hunt.player-feed.v1 → rewards: send hunt.player-feed.v1',
  'rewards: send hunt.player-feed.v1 → gateway: process hunt.player-feed.v1',
  'rewards: send hunt.player-feed.v1 → gateway: push hunt.player-feed.v1',
];

/** Plays from the scan to the wallet in one trace, and waits until all of it is exported. */
const play = async (afterScan: () => Promise<void> = () => Promise.resolve()) => {
  const { backend, topics, engine } = game;
  const player = newPlayer();
  const { traceId, traceparent } = newTrace();
  const phone = await backend.feedOf(player);
  await afterScan();
  await backend.say(scanned(player, { traceparent }));
  const assigned = await topics.first(clueOutcomes, 'clue.assigned', player);
  await backend.say(attempted(assigned.data, answer), { headers: { traceparent } });
  await phone.first('wallet.changed');
  phone.close();
  const expected = [...new Set([...crossing, ...solving])].sort();
  const edges = await eventually('the whole trace', () => {
    const seen = receiver.edgesOf(traceId, engine.prefix);
    return expected.every((edge) => seen.includes(edge)) ? seen : undefined;
  }).catch(() => receiver.edgesOf(traceId, engine.prefix));
  return { player, traceId, edges, expected, spans: receiver.ofTrace(traceId) };
};

describe('the trace of a player', () => {
  it(
    'leads from the scan through every service to the wallet and the phone, and nothing else is in it',
    async () => {
      const { edges, expected, spans, player } = await play();
      expect(edges).toEqual(expected);
      const decided = new RegExp(`^process .*${clueActivity.name}$`);
      const solved = spans.find(
        ({ name, attributes }) => decided.test(name) && JSON.stringify(attributes).includes('.accepted'),
      );
      expect(solved?.attributes).toMatchObject({
        'messaging.system': 'kafka',
        'hunt.clue.id': 'first-steps.hello',
        'hunt.origin': expect.stringMatching(/hunt\.clue-activity\.v1\/\d+@0$/) as unknown,
      });
      const told = JSON.stringify(spans);
      for (const hidden of [answer, 'answerHash', player, '"lat"']) expect(told).not.toContain(hidden);
    },
    testMs,
  );

  it(
    'leads through a shard whose owner was killed, and says who took it over',
    async () => {
      const { edges, expected, spans } = await play(() => killAfter(game.engine, 'clue-solving', 0));
      expect(edges).toEqual(expected);
      const takenOver = spans.filter(({ attributes }) => attributes['hunt.shard.taken_over'] === true);
      expect(takenOver.map(({ service }) => service)).toContain('clue-solving');
    },
    testMs,
  );
});

it('the trace of a hunt leads from the request that published it to all who have to know of it', async () => {
  const published = [
    'hunt-catalog: POST /v1/hunts → clue-solving: process hunt.clue-activity.v1',
    'hunt-catalog: POST /v1/hunts → discovery: process hunt.player-activity.v1',
    'clue-solving: send hunt.clue-outcomes.v1 → chest-reveal: process hunt.clue-outcomes.v1',
    'chest-reveal: send hunt.chest-reveals.v1 → rewards: process hunt.chest-reveals.v1',
  ];
  const request = await eventually('the request', () =>
    receiver.spans.find(({ name }) => name === 'POST /v1/hunts'),
  );
  const edges = () => receiver.edgesOf(request.traceId, game.engine.prefix);
  const isWhole = () => published.every((edge) => edges().includes(edge)) || undefined;
  await eventually('what follows', isWhole).catch(() => undefined);
  expect(edges()).toEqual(expect.arrayContaining(published));
  expect(request).not.toHaveProperty('parentSpanId');
  expect(request.attributes).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/v1/hunts',
    'http.response.status_code': 201,
  });
});

describe('the story of a coin', () => {
  const coinOf = async (player: string): Promise<string> => {
    const { data } = await game.topics.first(rewardsTopic, 'reward.granted', player);
    return (data['coins'] as readonly { readonly coinId: string }[])[0]!.coinId;
  };
  /** The steps as `type topic`, without those that the player was told beside. */
  const stepsIn = (lines: readonly string[]) =>
    lines.flatMap((line) => / ms {2}(\S+) +(\S+)\/\d+\/\d+ +trace/.exec(line)?.slice(1).join(' ') ?? []);
  const steps = [
    'player.acted hunt.player-activity.v1',
    'clue.discovered hunt.clue-activity.v1',
    'clue.assigned hunt.clue-outcomes.v1',
    'solution.attempted hunt.solution-attempts.v1',
    'solution.submitted hunt.clue-activity.v1',
    'solution.accepted hunt.clue-outcomes.v1',
    'chest.revealed hunt.chest-reveals.v1',
    'reward.granted hunt.rewards.v1',
    'wallet.changed hunt.player-feed.v1',
  ];

  it(
    'is told with time, place and trace of each step, also when the first ones are no longer kept',
    async () => {
      const { player, traceId } = await play();
      const coin = await coinOf(player);
      const story = await storyOf(game.engine, coin);
      expect(story).toMatchObject({ exitCode: 0 });
      expect(stepsIn(story.lines)).toEqual(steps);
      const told = story.lines.filter((line) => line.includes('told to the player'));
      expect(told).toHaveLength(4);
      for (const line of told) expect(line).toContain(traceId);
      for (const hidden of [answer, 'answerHash']) expect(story.text).not.toContain(hidden);

      const [first] = game.topics.about(playerActivity, 'player.acted', player);
      const { partition, record } = first!;
      await deleteRecordsBelow(game.engine.prefix + playerActivity.name, partition, record.offset + 1);
      const later = await storyOf(game.engine, coin);
      expect(later.exitCode).toBe(1);
      expect(later.text).toMatch(
        /^no longer kept +player\.\w+ +hunt\.player-activity\.v1 keeps messages for 1 days?$/m,
      );
      expect(stepsIn(later.lines)).toEqual(steps.slice(1));
    },
    testMs,
  );

  it(
    'is none of a coin that there is not',
    async () => {
      const { exitCode, text } = await storyOf(game.engine, 'nothing.c1');
      expect(exitCode).toBe(2);
      expect(text).toMatch(/^No grant has a coin nothing\.c1: .*\.\n$/);
    },
    testMs,
  );
});

describe('the logs of all services', () => {
  it(
    'are JSON, hold no answer and no secret, and nothing of a single message at info or above',
    async () => {
      const { player } = await play();
      const folder = join(game.engine.dataDir, 'logs');
      const files = (await readdir(folder)).filter((name) =>
        /^(gateway|hunt-catalog|discovery|clue-|chest-|rewards)/.test(name),
      );
      const text = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('');
      const lines = text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { level: string; msg: string });
      expect(lines.some(({ msg }) => msg === 'The shard was taken over.')).toBe(true);
      const secrets = Object.values(devSecrets()).map((secret) => secret.replace(/^\w+:/, ''));
      for (const hidden of [answer, ...secrets]) expect(text).not.toContain(hidden);
      const loud = lines.filter(({ level }) => level !== 'debug' && level !== 'trace');
      expect(loud.filter((line) => JSON.stringify(line).includes(player))).toEqual([]);
    },
    testMs,
  );
});
