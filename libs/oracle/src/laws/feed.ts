import { playerFeed, stages } from '@treasure-hunt/contracts';
import { groupsOf } from '../groups.js';
import type { History } from '../history.js';
import type { Finding } from '../violation.js';

const written = new Set(stages.flatMap(({ writes }) => writes));
const toPlayers = [...written].filter(
  ({ topics: [home, ...others] }) => home !== playerFeed && others.includes(playerFeed),
);

/** What is said to players on an inner topic is on their feed, and the other way round. That both are the same is another law. */
export const feedSaysTheSame = (history: History): Finding[] => {
  const types = new Set(toPlayers.map(({ type }) => type));
  const told = groupsOf(
    history.on(playerFeed).filter(({ type }) => types.has(type)),
    ({ id }) => id,
  );
  const said = groupsOf(
    toPlayers.flatMap((kind) => history.all(kind)),
    ({ id }) => id,
  );
  const missing = [...said].filter(([id]) => !told.has(id));
  const extra = history.isAtRest ? [...told].filter(([id]) => !said.has(id)) : [];
  return [
    ...missing.map(([id, [fact]]) => ({
      what: `${fact?.type} ${id} is not on the feed.`,
      records: [fact?.at ?? ''],
    })),
    ...extra.map(([id, [fact]]) => ({
      what: `${fact?.type} ${id} is on the feed alone.`,
      records: [fact?.at ?? ''],
    })),
  ];
};
