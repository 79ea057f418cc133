import { playerFeed, type FlowStage } from '@treasure-hunt/contracts';
import { ownerOf, partitionKey, type AnyStage, type Documents } from '@treasure-hunt/decider';
import type { LogRecord, OutgoingRecord } from '../ports/log.js';
import type { DecisionNote } from '../ports/tracing.js';

/** What a decision was asked, as far as a trace tells of it. */
interface Asked {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Where it was decided, and what it told. */
interface Said {
  readonly flow: FlowStage;
  readonly at: LogRecord;
  readonly records: readonly OutgoingRecord[];
}

/** What a trace tells of a decision. */
export const noteOf = (
  asked: Asked,
  { spanOf, context, parent }: Pick<DecisionNote, 'spanOf' | 'context' | 'parent'>,
  { flow, at, records: told }: Said,
): DecisionNote => ({
  spanOf,
  context: told.length > 0 ? context : undefined,
  type: asked.type,
  parent,
  at,
  clueId: clueOf(asked, flow) ?? told.find(({ topic }) => !topic.endsWith(playerFeed.name))?.key?.toString(),
  sinceMs: Number(asked['receivedAt'] ?? asked['dueAt']),
  told,
});

const clueOf = ({ data, key }: Asked, { reads }: FlowStage): string | undefined => {
  if (typeof data === 'object' && data && 'clueId' in data) return String(data.clueId);
  return typeof key === 'string' && reads.key === 'clueId' ? ownerOf(key) : undefined;
};

/**
 * The trace that work which is due goes on with: that of the document it is about. Of several it is the one with the longest key: what
 * is due at a clue lets a player in, whose crossing this comes from.
 */
export const traceOfDue = (
  stage: AnyStage,
  documents: Documents,
  due: Parameters<AnyStage['keysOf']>[0],
): string | undefined => {
  const keys = stage.keysOf(due, documents);
  const known = Object.entries(stage.parts).flatMap(([part, { collection }]) => {
    const key = keys[part] ?? partitionKey;
    const traceParent = documents.traceOf(collection, key);
    return traceParent === undefined ? [] : [{ key, traceParent }];
  });
  return known.sort((a, b) => b.key.length - a.key.length)[0]?.traceParent;
};
