import {
  messages,
  producers,
  Redrive,
  stages,
  Tick,
  topics,
  type FlowStage,
  type MessageKind,
  type Topic,
} from '@treasure-hunt/contracts';

/** Somebody who writes to topics: a stage, a producer of the flow, or those who keep the engine going. */
export interface Writer {
  readonly name: string;
  readonly writes: readonly MessageKind[];
}

export const allMessages: readonly MessageKind[] = [...messages.values()];

/** Who writes from outside the stages. */
export const outsideWriters: readonly Writer[] = producers;

const writers: readonly Writer[] = [
  ...outsideWriters,
  ...stages,
  { name: 'the owner of a shard', writes: [Tick] },
  { name: 'services for operators', writes: [Redrive] },
];

const writesTo = (topic: Topic, { writes }: Writer): boolean =>
  writes.some((kind) => kind.topics.includes(topic));

export const writersOf = (topic: Topic): Writer[] => writers.filter((writer) => writesTo(topic, writer));

export const writersOfKind = (kind: MessageKind): Writer[] =>
  writers.filter(({ writes }) => writes.includes(kind));

export const takersOf = (kind: MessageKind): FlowStage[] =>
  stages.filter(({ takes }) => takes.includes(kind));

export const readersOf = (topic: Topic): FlowStage[] => stages.filter(({ reads }) => reads === topic);

/** The topics that somebody writes to. */
export const outputsOf = (writer: Writer): Topic[] => topics.filter((topic) => writesTo(topic, writer));
