import { setTimeout as sleep } from 'node:timers/promises';
import { GameBackend } from '@treasure-hunt/client';
import { header, playerFeed } from '@treasure-hunt/contracts';
import { connect, type KafkaConnection } from '@treasure-hunt/kafka';
import { devApiKeys, type Stack } from '@treasure-hunt/local-stack';
import { headerText, type LogRecord } from '@treasure-hunt/shards';
import { attempt, newPlayer, scan, type Json } from '../outside/events.js';
import { eventually } from '../outside/eventually.js';

/** What one player was told: the ids of the facts of each type. */
type Told = Map<string, Set<string>>;

/** Sends until it is taken, however long that takes. */
const patience = { tries: 10_000, maxDelayMs: 3_000 };

/** What every player who scans and answers rightly is told, each once. */
export const facts = ['clue.assigned', 'solution.accepted', 'chest.revealed', 'reward.granted'] as const;

/** Players of the first hunt who come one after the other through the gateway, scan, answer, and are rewarded. */
export class SteadyGame {
  private readonly players = new Map<string, Told>();
  private readonly backend: GameBackend;
  private readonly coming = new AbortController();
  private readonly sending = new Set<Promise<unknown>>();
  private come: Promise<void> | undefined;

  private constructor(
    private readonly kafka: KafkaConnection,
    url: string,
  ) {
    this.backend = new GameBackend({ url, apiKey: devApiKeys.backend, patience });
  }

  /** Players come from now on, one every so often. */
  static async start(
    stack: Pick<Stack, 'kafkaBrokers' | 'topicPrefix' | 'gatewayUrl'>,
    everyMs: number,
  ): Promise<SteadyGame> {
    const { kafkaBrokers, topicPrefix, gatewayUrl } = stack;
    const onFatal = (error: unknown): void => void process.stderr.write(`${String(error)}\n`);
    const kafka = await connect({
      brokers: kafkaBrokers.split(','),
      clientId: `${topicPrefix}game`,
      onFatal,
    });
    const game = new SteadyGame(kafka, gatewayUrl);
    const onRecords = (_: number, records: readonly LogRecord[]): void =>
      records.forEach((one) => game.hear(one));
    await kafka.tail(topicPrefix + playerFeed.name, { from: 'latest', onRecords });
    game.come = game.letCome(everyMs);
    return game;
  }

  /** How many have come, and how many of them have their reward. */
  get count(): { readonly come: number; readonly rewarded: number } {
    const rewarded = [...this.players.values()].filter((told) => told.has('reward.granted')).length;
    return { come: this.players.size, rewarded };
  }

  /** Resolves when everybody who has come by now has their reward. */
  async allRewarded(withinMs: number): Promise<void> {
    const come = [...this.players.values()];
    await eventually(
      'all rewards',
      () => come.every((told) => told.has('reward.granted')) || undefined,
      withinMs,
    );
  }

  /** Nobody comes any more. Resolves when all have their reward: with the players who were told something else than each fact once. */
  async end(withinMs: number): Promise<readonly string[]> {
    this.coming.abort();
    await this.come;
    await this.allRewarded(withinMs);
    await Promise.all(this.sending);
    await this.kafka.disconnect();
    return [...this.players].flatMap(([playerId, told]) => {
      const wrong = facts.filter((type) => told.get(type)?.size !== 1);
      return wrong.map((type) => `${playerId} was told ${told.get(type)?.size ?? 0} times: ${type}`);
    });
  }

  /** Everybody who has come. */
  get playerIds(): readonly string[] {
    return [...this.players.keys()];
  }

  private async letCome(everyMs: number): Promise<void> {
    const { signal } = this.coming;
    while (!signal.aborted) {
      const playerId = newPlayer();
      this.players.set(playerId, new Map());
      this.send({ type: 'player.acted', data: scan(playerId) as never });
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private hear({ key, value, headers }: LogRecord): void {
    const told = this.players.get(String(key));
    const type = headerText(headers, header.type);
    const id = headerText(headers, header.id);
    if (!told || type === undefined || id === undefined) return;
    const ids = told.get(type) ?? new Set();
    told.set(type, ids.add(id));
    const isNew = type === 'clue.assigned' && ids.size === 1;
    if (isNew)
      this.send({
        type: 'solution.attempted',
        data: attempt(JSON.parse(String(value)) as Json, 'hello') as never,
      });
  }

  private send(event: Parameters<GameBackend['send']>[0]): void {
    const sent = this.backend.send(event).finally(() => this.sending.delete(sent));
    this.sending.add(sent);
  }
}
