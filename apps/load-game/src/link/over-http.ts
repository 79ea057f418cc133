import { GameBackend, type CloudEvent, type Fact } from '@treasure-hunt/client';
import { header } from '@treasure-hunt/contracts';
import type { FeedRecord } from '../play/heard.js';
import type { Message } from '../play/said.js';
import { reach, type Ends } from '../reach.js';
import type { Stack } from '../stack.js';
import type { GameLink } from './game-link.js';

/** The gateway takes this many at once. */
const eventsAtOnce = 1_000;
/** A game goes on over a gateway that is started again. */
const patience = { tries: 100 };

const eventOf = ({ headers, value }: Message): CloudEvent =>
  ({
    specversion: '1.0',
    id: headers[header.id],
    type: headers[header.type],
    source: headers[header.source],
    time: headers[header.time],
    traceparent: headers[header.traceParent],
    data: JSON.parse(value) as unknown,
  }) as CloudEvent;

const recordOf = ({ id, type, traceparent, data }: Fact): FeedRecord => ({
  value: Buffer.from(JSON.stringify(data)),
  headers: { [header.id]: id, [header.type]: type, [header.traceParent]: traceparent },
});

/** Over the gateway, as games do that have no Kafka client. Rejects with CannotPlay if it does not answer. */
export const linkOverHttp = async ({ gatewayUrl, apiKeys }: Stack, ends: Ends): Promise<GameLink> => {
  const advice = `The gateway does not answer at ${gatewayUrl}: see that it runs there, then try again.`;
  await reach(fetch(`${gatewayUrl}/openapi.json`), advice, ends.signal);
  const backend = new GameBackend({ url: gatewayUrl, apiKey: apiKeys.backend, patience });
  const closed = new AbortController();
  const listen = async (playerId: string, onOpen: () => void, tell: Tell): Promise<void> => {
    const signal = AbortSignal.any([ends.signal, closed.signal]);
    for await (const item of backend.player(playerId).feed({ signal, onOpen }))
      if (item.type !== 'reset' && item.type !== 'unknown') tell([recordOf(item)]);
  };
  const opened = (playerId: string, tell: Tell): Promise<void> =>
    new Promise((resolve) => void listen(playerId, resolve, tell).catch(ends.onFatal));
  return {
    async send(messages, signal) {
      for (let from = 0; from < messages.length; from += eventsAtOnce)
        await backend.send(messages.slice(from, from + eventsAtOnce).map(eventOf), { signal });
    },
    async follow(onRecords, { playerIds, signal }) {
      const all = Promise.all(playerIds.map((playerId) => opened(playerId, onRecords)));
      await reach(all, `The gateway at ${gatewayUrl} does not open the players' feeds.`, signal);
    },
    close: async () => closed.abort(),
  };
};

type Tell = (records: readonly FeedRecord[]) => void;
