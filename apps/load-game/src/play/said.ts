import {
  encode,
  headersOf,
  keyOn,
  PlayerActed,
  PlayerMoved,
  SolutionAttempted,
  type Keyed,
  type MessageKind,
} from '@treasure-hunt/contracts';

/** One message of the game backend, ready to be put on a topic. */
export interface Message {
  readonly topic: string;
  readonly key: string;
  readonly value: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a message is known: its `ce_id` and its W3C traceparent. */
export interface Envelope {
  readonly id: string;
  readonly traceParent: string;
}

const messageOf = (kind: MessageKind, data: Keyed, { id, traceParent }: Envelope): Message => {
  const [topic] = kind.topics;
  if (!topic) throw new TypeError(`${kind.type} has no topic.`);
  const about = { id, type: kind.type, source: '/load-game', timeMs: Date.now(), traceParent };
  return { topic: topic.name, key: keyOn(topic, data), value: encode(kind, data), headers: headersOf(about) };
};

export const moved = (data: PlayerMoved, envelope: Envelope): Message =>
  messageOf(PlayerMoved, data, envelope);
export const acted = (data: PlayerActed, envelope: Envelope): Message =>
  messageOf(PlayerActed, data, envelope);
export const attempted = (data: SolutionAttempted, envelope: Envelope): Message =>
  messageOf(SolutionAttempted, data, envelope);
