import { clueOutcomes } from '@treasure-hunt/contracts';
import { ClueStory } from './clue-story.js';
import { groupsOf } from './groups.js';
import type { History } from './history.js';
import { definitionsIn } from './terms.js';

/** What the outcomes tell of each clue, to the end. */
export const storiesIn = (history: History): ReadonlyMap<string, ClueStory> => {
  const definitionOf = definitionsIn(history);
  const outcomes = groupsOf(history.on(clueOutcomes), ({ key }) => key ?? '');
  return new Map(
    [...outcomes].map(([clueId, facts]) => {
      const story = new ClueStory((version) => definitionOf(clueId, version)?.capacity ?? Infinity);
      for (const fact of facts) story.tell(fact);
      return [clueId, story];
    }),
  );
};
