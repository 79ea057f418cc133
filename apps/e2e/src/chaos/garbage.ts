import { randomUUID } from 'node:crypto';
import { playerActivity, solutionAttempts } from '@treasure-hunt/contracts';
import type { OuterValue } from './outer-topics.js';

/** Everything of this kind holds this text, by which it is found in the quarantine. */
export const garbageMark = 'chaos-garbage-';

const at = (): string => new Date().toISOString();
const farAhead = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** One of each kind of message that no service can use. */
export const garbage = (): readonly OuterValue[] => {
  const mark = (): string => garbageMark + randomUUID();
  const moved = (playerId: string, more: object): OuterValue => ({
    topic: playerActivity,
    key: playerId,
    value: JSON.stringify({ playerId, at: at(), ...more }),
  });
  const attempted = (more: object): OuterValue => ({
    topic: solutionAttempts,
    key: 'chaos-1.gate',
    value: JSON.stringify({ attemptId: mark(), clueId: 'chaos-1.gate', at: at(), ...more }),
  });
  return [
    { topic: playerActivity, key: mark(), value: 'not JSON' },
    { topic: playerActivity, key: mark(), value: Buffer.from([0xff, 0xfe, 0x00, 0x80]) },
    { topic: playerActivity, key: mark(), value: '[]' },
    { topic: playerActivity, key: mark(), value: '{"__proto__":{"playerId":"x"}}' },
    { topic: playerActivity, key: mark(), value: '['.repeat(10_000) },
    moved(mark(), { position: { lat: 91, lon: 0 } }),
    moved(mark(), { position: { lat: '1', lon: { $gt: 0 } } }),
    moved(mark(), { at: farAhead(), position: { lat: 1, lon: 1 } }),
    moved(mark(), { position: { lat: 1, lon: 1 }, note: 'x'.repeat(70_000) }),
    moved(mark(), { action: 'scanned' }),
    attempted({ playerId: 'x', assignmentId: 'y', answer: '' }),
    attempted({ playerId: { $ne: null }, assignmentId: 'y', answer: 'z' }),
    attempted({ playerId: 'x', answer: 'z' }),
  ];
};
