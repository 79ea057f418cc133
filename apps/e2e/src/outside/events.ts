import { randomUUID } from 'node:crypto';
import { PlayerActed, SolutionAttempted, type MessageKind } from '@treasure-hunt/contracts';

/** An event as JSON, as any game backend would write it. */
export type Json = Readonly<Record<string, unknown>>;

/** A new player, so that nothing that was said to another is taken for theirs. */
export const newPlayer = (): string => `player-${randomUUID()}`;

/** A player scans a QR code, now. */
export const scan = (playerId: string, targetId = 'qr-hello'): Json => ({
  playerId,
  at: new Date().toISOString(),
  action: 'scanned',
  targetId,
});

/** A player answers what they were asked, now. `assigned` is the value of their `clue.assigned`. */
export const attempt = (assigned: Json, answer: string): Json => ({
  attemptId: randomUUID(),
  clueId: assigned['clueId'],
  playerId: assigned['playerId'],
  assignmentId: assigned['assignmentId'],
  answer,
  at: new Date().toISOString(),
});

const cloudEvent = ({ type }: MessageKind, data: Json, more: Json): CloudEvent => ({
  specversion: '1.0',
  id: randomUUID(),
  type,
  source: '/my-game',
  data,
  ...more,
});

/** A CloudEvent 1.0 as JSON. */
export interface CloudEvent {
  readonly specversion: string;
  readonly id: string;
  readonly type: string;
  readonly source: string;
  readonly traceparent?: string;
  readonly data: Json;
}

/** A scan as a CloudEvent; `more` are further attributes. */
export const scanned = (playerId: string, more: Json = {}): CloudEvent =>
  cloudEvent(PlayerActed, scan(playerId), more);

/** An attempt as a CloudEvent. */
export const attempted = (assigned: Json, answer: string): CloudEvent =>
  cloudEvent(SolutionAttempted, attempt(assigned, answer), {});
