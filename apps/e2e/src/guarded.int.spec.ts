import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  clueActivity,
  clueOutcomes,
  definitions,
  playerActivity,
  playerFeed,
  rewardsTopic,
  solutionAttempts,
  type Topic,
} from '@treasure-hunt/contracts';
import { connect } from '@treasure-hunt/kafka';
import { beginTransaction } from '@treasure-hunt/kafka/testing';
import { serviceNames, workspaceRoot } from '@treasure-hunt/local-stack';
import { openConnection } from '@treasure-hunt/persistence';
import { triedCalls } from './guarded/described-calls.js';
import { everythingOf, saidWhenWrong, type Said } from './guarded/everything.js';
import { GuardedEngine } from './guarded/guarded-engine.js';
import { ask } from './outside/backend.js';
import { attempted, newPlayer, scan, scanned } from './outside/events.js';
import { eventually } from './outside/eventually.js';
import type { HuntJson } from './outside/game.js';
import { runToolIn } from './outside/tool.js';

const testMs = 60_000;
const answers = { right: 'open zanzibar', wrong: 'close ouagadougou' };
let engine: GuardedEngine;
const answered: Said[] = [];

const keep = <Answer extends { readonly body: unknown }>(answer: Answer): Answer => {
  answered.push({ where: 'an answer over HTTP', text: JSON.stringify(answer.body) });
  return answer;
};

beforeAll(async () => {
  engine = await GuardedEngine.start();
  const file = await readFile(join(workspaceRoot, 'apps/load-game/hunts/first-steps.hunt.json'), 'utf8');
  const hunt = JSON.parse(file.replace('"hello there"', `"${answers.right}"`)) as HuntJson;
  expect((await engine.backend.publish(hunt)).status).toBe(201);
}, 180_000);
afterAll(() => engine.stop(), 60_000);

/** What the brokers say when an account writes to a topic; undefined when they take it. */
const refusalToWrite = async (account: string, topic: Topic): Promise<unknown> => {
  const refused = Promise.withResolvers<unknown>();
  const onRetry = ({ error }: { readonly error: unknown }) => refused.resolve(error);
  const kafka = await connect({ ...(await engine.as(account)), onRetry });
  const value = JSON.stringify(scan(newPlayer()));
  const record = { topic: engine.prefix + topic.name, partition: 0, key: null, headers: {}, value };
  const sent = kafka.sender().send([record]);
  const outcome = await Promise.race([refused.promise, sent.then(() => undefined)]);
  await Promise.all([sent.catch(() => undefined), kafka.disconnect()]);
  return outcome;
};

/** The same for an account that reads a topic from its beginning under a group of its own. */
const refusalToRead = async (account: string, topic: Topic): Promise<unknown> => {
  const refused = Promise.withResolvers<unknown>();
  const kafka = await connect({ ...(await engine.as(account)), onFatal: refused.resolve });
  const options = { from: 'earliest', onRecords: (): void => undefined } as const;
  const read = async (): Promise<void> => (await kafka.tail(engine.prefix + topic.name, options)).caughtUp;
  const outcome = await Promise.race([refused.promise, read().catch((error: unknown) => error)]);
  await kafka.disconnect();
  return outcome;
};

const notAuthorized = expect.objectContaining({
  message: expect.stringMatching(/not authorized|authorization failed/i) as unknown,
}) as unknown;

it(
  'a hunt is played over TLS, every service signed in with no more than the published rights, and operators have it told',
  async () => {
    const { backend, topics } = engine;
    const player = newPlayer();
    const phone = await backend.feedOf(player);
    await backend.say(scanned(player));
    const assigned = await topics.first(clueOutcomes, 'clue.assigned', player);
    await backend.say(attempted(assigned.data, answers.wrong));
    await topics.first(clueOutcomes, 'solution.rejected', player);
    await backend.say(attempted(assigned.data, answers.right));
    await phone.first('wallet.changed');
    phone.close();
    const granted = await topics.first(rewardsTopic, 'reward.granted', player);
    expect(granted.data).toHaveProperty('coins');

    const [coin] = granted.data['coins'] as readonly { readonly coinId: string }[];
    const story = await eventually('the story', async () => {
      const told = await runToolIn(engine.toolEnvironment('rewards'), 'trace', '--coin', coin!.coinId);
      return told.text.startsWith('No grant') ? undefined : told;
    });
    expect(story.text).toMatch(/ wallet\.changed +hunt\.player-feed\.v1\//);
    expect(story.exitCode).toBe(0);
  },
  testMs,
);

describe('Kafka', () => {
  it(
    'takes events of a game backend, and nothing else from it',
    async () => {
      expect(await refusalToWrite('game-backend', playerActivity)).toBeUndefined();
      expect(await refusalToWrite('game-backend', solutionAttempts)).toBeUndefined();
      expect(await refusalToRead('game-backend', playerFeed)).toBeUndefined();
      expect(await refusalToWrite('game-backend', clueActivity)).toEqual(notAuthorized);
      expect(await refusalToRead('game-backend', definitions)).toEqual(notAuthorized);
      // The same succeeds for whoever may everything; kafkajs says of a refusal no more than that it found nobody to ask.
      await beginTransaction(engine.keeper);
      await expect(beginTransaction(await engine.as('game-backend'))).rejects.toThrow(/coordinator/);
    },
    testMs,
  );

  it(
    'lets a service neither write nor read what is of another',
    async () => {
      expect(await refusalToWrite('discovery', clueActivity)).toBeUndefined();
      expect(await refusalToWrite('discovery', rewardsTopic)).toEqual(notAuthorized);
      expect(await refusalToRead('discovery', definitions)).toBeUndefined();
      expect(await refusalToRead('discovery', playerFeed)).toEqual(notAuthorized);
      expect(await refusalToRead('gateway', clueActivity)).toEqual(notAuthorized);
    },
    testMs,
  );

  it(
    'lets nobody in without TLS, or with the wrong password',
    async () => {
      const { ssl: _, ...inClear } = await engine.as('discovery');
      await expect(connect(inClear)).rejects.toThrow();
      await expect(connect(await engine.as('discovery', 'wrong'))).rejects.toThrow(/authentication failed/i);
    },
    testMs,
  );
});

it(
  'each call over HTTP lets in whom its OpenAPI document names, and nobody else',
  async () => {
    const { named, wrong } = await triedCalls(engine);
    expect(wrong).toEqual([]);
    expect(named).toEqual(expect.arrayContaining(['backendKey', 'authorKey', 'operatorKey', 'playerToken']));
  },
  testMs,
);

it('MongoDB shows a service its own documents only', async () => {
  const uri = engine.backends.mongodbUriOf(engine.account('discovery'));
  const ca = await readFile(engine.backends.ca, 'utf8');
  const read = async (service: string, collection: string): Promise<unknown> => {
    const connection = await openConnection({ uri, database: engine.prefix + service, ca });
    const found = await connection
      .collection(collection)
      .findOne()
      .catch((error: unknown) => error);
    await connection.close();
    return found;
  };
  expect(await read('discovery', 'player_presences')).not.toBeInstanceOf(Error);
  expect(await read('rewards', 'wallets')).toEqual(notAuthorized);
});

it(
  'no secret is said anywhere, whatever goes well or wrong, and an answer nowhere but in the attempt',
  async () => {
    const { backend, topics } = engine;
    const wrongKey = 'a-key-of-somebody-else';
    for (const body of [[{ ...scanned(newPlayer()), type: 'player.flew' }], [], [{ type: answers.right }]])
      keep(await backend.say(body));
    keep(await backend.say(scanned(newPlayer()), { key: wrongKey }));
    keep(await backend.publish({ huntId: 'broken', clues: [{ puzzle: { answers: [answers.right] } }] }));
    const token = await engine.tokenFor('ada');
    const inQuery = (player: string) =>
      ask(`${engine.gatewayUrl}/v1/players/${player}?access_token=${token}`, { key: '' });
    expect([keep(await inQuery('ada')).status, keep(await inQuery('grace')).status]).toEqual([200, 401]);
    await topics.write(solutionAttempts, [`{"answer":`, 'true']);

    const [password, key] = ['wrong-password-of-kafka', 'a bad key'];
    const wrong = await Promise.all([
      saidWhenWrong(engine, 'rewards', { KAFKA_SASL_PASSWORD: password }),
      saidWhenWrong(engine, 'rewards', { MONGODB_URI: mongodbUriWith('wrong-password-of-mongodb') }),
      saidWhenWrong(engine, 'gateway', { GATEWAY_API_KEYS: key, TOKEN_SECRET: 'short' }),
      saidWhenWrong(engine, 'hunt-catalog', { ANSWER_KEYS: 'k1:0badc0de' }),
    ]);
    expect(wrong.map(({ text }) => / is away: |could not start|must be/.test(text))).toEqual(
      wrong.map(() => true),
    );

    // What was refused above is exported, too, a moment later.
    await eventually('the spans', () => engine.receiver.spans.find(({ service }) => service === 'rewards'));
    const all = [...(await everythingOf(engine)), ...answered, ...wrong];
    const whereSaid = (text: string): string[] => [
      ...new Set(all.filter((said) => said.text.includes(text)).map(({ where }) => where)),
    ];
    const secrets = [
      ...engine.secrets,
      token,
      wrongKey,
      password,
      'wrong-password-of-mongodb',
      key,
      '0badc0de',
    ];
    expect(secrets.filter((secret) => whereSaid(secret).length > 0)).toEqual([]);
    expect(whereSaid(answers.wrong)).toEqual([solutionAttempts.name]);
    expect(whereSaid(answers.right)).toEqual([solutionAttempts.name]);
    // What was looked at is what the hunt was played with.
    expect(whereSaid('"msg":"settings"').length).toBeGreaterThanOrEqual(serviceNames.length);
    expect(whereSaid('hunt.rewards.v1')).toContain('a span');
    expect(whereSaid('first-steps.hello').length).toBeGreaterThan(3);
  },
  testMs,
);

const mongodbUriWith = (password: string): string =>
  engine.backends.mongodbUriOf({ ...engine.account('rewards'), password });
