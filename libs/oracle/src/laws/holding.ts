import type { History } from '../history.js';
import { storiesIn } from '../stories.js';
import { versionsIn } from '../terms.js';
import type { Finding } from '../violation.js';

/**
 * No clue is held by more than may hold it, no player has it twice, nobody in line is overtaken, only who holds it solves or loses
 * it; and when all is decided, nobody waits while there is a slot.
 */
export const cluesAreHeldInTurn = (history: History): Finding[] => {
  const stories = storiesIn(history);
  const findings = [...stories.values()].flatMap((story) => story.findings);
  return history.isAtRest ? [...findings, ...leftWaiting(history, stories)] : findings;
};

const leftWaiting = (history: History, stories: ReturnType<typeof storiesIn>): Finding[] =>
  [...versionsIn(history)].flatMap(([clueId, versions]) => {
    const story = stories.get(clueId);
    const last = versions.reduce((a, b) => (b.huntVersion > a.huntVersion ? b : a));
    const isFree = story && story.waiting.length > 0 && story.holders.size < (last.capacity ?? Infinity);
    return isFree
      ? [{ what: `${clueId}: ${story.waiting[0]} waits for a slot that nobody has.`, records: [] }]
      : [];
  });
