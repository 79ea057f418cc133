import type { MessageKind } from './message.js';
import { Redrive } from './shards/messages.js';
import { playerFeed, type Topic } from './topic.js';

/** A message's value, as far as its record's key is concerned. */
export interface Keyed {
  readonly playerId?: unknown;
  readonly clueId?: unknown;
  readonly huntId?: unknown;
  readonly huntVersion?: unknown;
}

/** The record key of a value on a topic. Throws where the field is missing: that is a defect of the writer. */
export const keyOn = (topic: Topic, data: Keyed): string => {
  if (topic.key === 'huntVersion') return `${String(data.huntId)}@${String(data.huntVersion)}`;
  const key = topic.key === 'as received' ? undefined : data[topic.key];
  if (typeof key !== 'string') throw new TypeError(`A message on ${topic.name} needs ${topic.key}.`);
  return key;
};

/** Whether a kind of message is told to players. */
export const isForPlayers = (kind: MessageKind): boolean =>
  kind !== Redrive && kind.topics.includes(playerFeed);
