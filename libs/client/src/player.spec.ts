import { setTimeout as sleep } from 'node:timers/promises';
import * as contracts from '@treasure-hunt/contracts';
import { knownTypes } from './feed/feed-item.js';
import { Player, Refused, type FeedItem, type FeedOptions } from './index.js';
import { broken, endedFeedOf, fact, FakeGateway, feedOf, json, place } from './testing/fake-gateway.js';

const patience = { firstDelayMs: 1, maxDelayMs: 5, tries: 3 };
const playerAt = ({ url }: FakeGateway, token: () => string | Promise<string> = () => 'token') =>
  new Player({ url, playerId: 'ada', token, patience });

/** The first items of a feed. */
const first = async (count: number, player: Player, options?: FeedOptions): Promise<FeedItem[]> => {
  const items: FeedItem[] = [];
  for await (const item of player.feed(options)) if (items.push(item) === count) break;
  return items;
};
const idsOf = (items: readonly FeedItem[]) => items.map((item) => ('id' in item ? item.id : item.type));

describe('the feed of a player', () => {
  it('tells facts by their type, each with the place behind it', async () => {
    const assigned = { clueId: 'c', assignmentId: 'x', puzzle: { kind: 'text' }, later: 'field' };
    await using gateway = await FakeGateway.start(
      feedOf(
        place('p0'),
        fact('p1', 'f1', { type: 'clue.assigned', data: assigned }),
        fact('p2', 'f2', { type: 'wallet.changed' }),
      ),
    );
    const [one, two] = await first(2, playerAt(gateway));
    if (one?.type !== 'clue.assigned') throw new Error('Not a clue.');
    expect(one.data.assignmentId).toBe('x');
    expect(one).toMatchObject({ id: 'f1', source: '/hunt', lastEventId: 'p1', data: assigned });
    expect(two).toMatchObject({ type: 'wallet.changed', lastEventId: 'p2' });
    expect(gateway.got).toMatchObject([{ path: 'GET /v1/players/ada/feed', bearer: 'token' }]);
    expect(gateway.got[0]?.lastEventId).toBeUndefined();
  });

  it('knows every type that a player is told', () => {
    const kinds = Object.values(contracts).filter((one) => typeof one === 'object' && 'topics' in one);
    const told = kinds.filter(contracts.isForPlayers);
    expect([...knownTypes].sort()).toEqual(told.map(({ type }) => type).sort());
  });

  it('passes on what it does not know', async () => {
    const news = fact('p1', 'f1', { type: 'clue.hinted', data: { hint: 'up' } });
    await using gateway = await FakeGateway.start(feedOf(news, 'event: clue.queued\ndata: {]\n\n'));
    expect(await first(2, playerAt(gateway))).toMatchObject([
      { type: 'unknown', said: { type: 'clue.hinted', data: { hint: 'up' } }, lastEventId: 'p1' },
      { type: 'unknown', said: '{]' },
    ]);
  });

  it('goes on behind the last complete event after an end, a cut, a 503 and a gateway that is away', async () => {
    await using gateway = await FakeGateway.start(
      endedFeedOf(place('p0'), fact('p1', 'f1')),
      (got, response) => {
        feedOf(fact('p2', 'f2'), fact('p3', 'f3').slice(0, -2))(got, response);
        setImmediate(() => response.destroy());
      },
      json(503, { detail: 'The feed is starting.' }, { 'retry-after': '0' }),
      broken,
      feedOf(place('p2'), fact('p3', 'f3')),
    );
    const cuts: unknown[] = [];
    const items = await first(3, playerAt(gateway), { onCut: (cause) => cuts.push(cause) });
    expect(idsOf(items)).toEqual(['f1', 'f2', 'f3']);
    expect(gateway.got.slice(0, 2).map(({ lastEventId }) => lastEventId)).toEqual([undefined, 'p1']);
    expect(gateway.got.at(-1)?.lastEventId).toBe('p2');
    expect(cuts).toHaveLength(4);
  });

  it('goes on from where it was told to, and from the places between facts', async () => {
    await using gateway = await FakeGateway.start(endedFeedOf(place('k9')), feedOf(fact('k12', 'f')));
    const opened: string[] = [];
    const onOpen = (lastEventId: string) => void opened.push(lastEventId);
    await first(1, playerAt(gateway), { lastEventId: 'k3', onOpen });
    expect(gateway.got.map(({ lastEventId }) => lastEventId)).toEqual(['k3', 'k9']);
    expect(opened).toEqual(['k9', 'k12']);
  });

  it('tells each fact once, however often it comes', async () => {
    await using gateway = await FakeGateway.start(
      feedOf(fact('p1', 'f1'), fact('p2', 'f1'), fact('p3', 'f2'), fact('p4', 'f1'), fact('p5', 'f3')),
    );
    expect(idsOf(await first(3, playerAt(gateway)))).toEqual(['f1', 'f2', 'f3']);
  });

  it('says where facts were lost, and goes on', async () => {
    const lost = 'id: p7\nevent: reset\ndata: {}\n\n';
    await using gateway = await FakeGateway.start(feedOf(lost, fact('p8', 'f8')));
    const items = await first(2, playerAt(gateway), { lastEventId: 'too-old' });
    expect(items).toMatchObject([{ type: 'reset', lastEventId: 'p7' }, { id: 'f8' }]);
  });

  it('asks for a new token when the last one is over', async () => {
    const tokens = ['first', 'second'];
    await using gateway = await FakeGateway.start(
      endedFeedOf(fact('p1', 'f1')),
      json(401, { detail: 'A token is needed.' }),
      feedOf(fact('p2', 'f2')),
    );
    expect(
      idsOf(
        await first(
          2,
          playerAt(gateway, () => tokens.shift() ?? 'none'),
        ),
      ),
    ).toEqual(['f1', 'f2']);
    expect(gateway.got.map(({ bearer }) => bearer)).toEqual(['first', 'first', 'second']);
    expect(gateway.got[2]?.lastEventId).toBe('p1');
  });

  it('asks again where a token cannot be got, and gives up where a new one is refused', async () => {
    let asked = 0;
    const token = () => ((asked += 1) === 1 ? Promise.reject(new Error('offline')) : `token-${asked}`);
    await using gateway = await FakeGateway.start(json(401, { detail: 'Not yours.' }));
    await expect(first(1, playerAt(gateway, token))).rejects.toThrow(Refused);
    expect(gateway.got.map(({ bearer }) => bearer)).toEqual(['token-2', 'token-3']);
  });

  it('ends when it is told to: while it listens, while it waits for a token, and while it waits to come back', async () => {
    await using gateway = await FakeGateway.start(feedOf(place('p0')), broken);
    const never = () => new Promise<string>(() => undefined);
    const unhurried = { firstDelayMs: 60_000, maxDelayMs: 60_000 };
    const players = [
      playerAt(gateway),
      playerAt(gateway, never),
      new Player({ url: gateway.url, playerId: 'bob', token: () => 'token', patience: unhurried }),
    ];
    for (const player of players) {
      const abort = new AbortController();
      const reading = first(1, player, { signal: abort.signal });
      await sleep(20);
      abort.abort();
      expect(await reading).toEqual([]);
    }
  });

  it('lets the connection go when it is read no more', async () => {
    const closed = Promise.withResolvers<void>();
    await using gateway = await FakeGateway.start((got, response) => {
      response.on('close', () => closed.resolve());
      feedOf(fact('p1', 'f1'))(got, response);
    });
    await first(1, playerAt(gateway));
    await closed.promise;
  });
});

describe('the view of a player', () => {
  it('is read with a token, again after a 503 and with a new token after a 401', async () => {
    const tokens = ['first', 'second'];
    const view = { playerId: 'ada', asOf: null, held: [] };
    await using gateway = await FakeGateway.start(json(503, {}), json(401, {}), json(200, view));
    expect(await playerAt(gateway, () => tokens.shift() ?? 'none').view()).toEqual(view);
    expect(gateway.got.map(({ bearer }) => bearer)).toEqual(['first', 'first', 'second']);
    expect(gateway.got[0]?.path).toBe('GET /v1/players/ada');
  });
});
