import { ChestRevealed, RewardGranted, SolutionAccepted } from '@treasure-hunt/contracts';
import { groupsOf } from '../groups.js';
import type { History } from '../history.js';
import { storiesIn } from '../stories.js';
import type { Finding } from '../violation.js';

/** Who holds, waits and has solved, how many opened which chest and what was granted is kept as it was said. */
export const stateIsWhatWasSaid = (history: History): Finding[] =>
  history.isAtRest
    ? [...cluesKept(history), ...holdingsKept(history), ...chestsKept(history), ...grantsKept(history)]
    : [];

const compared = (what: string, said: unknown, kept: unknown): Finding[] =>
  said === kept
    ? []
    : [{ what: `${what}: ${String(said)} by what was said, ${String(kept)} as kept.`, records: [] }];

interface KeptClue {
  readonly status: string;
  readonly finders: number;
  readonly versions: readonly { readonly holders: number }[];
  readonly lines: { readonly waiting: { readonly length: number } };
}

/** Of a clue that ended long ago, nothing is kept but that it has. */
const cluesKept = (history: History): Finding[] => {
  const stories = storiesIn(history);
  const finders = groupsOf(history.all(SolutionAccepted), ({ data }) => data.clueId);
  return [...(history.documents('clues') ?? [])].flatMap(([clueId, document]) => {
    const clue = document as KeptClue;
    if (clue.status === 'forgotten') return [];
    const story = stories.get(clueId);
    const holders = clue.versions.reduce((sum, version) => sum + version.holders, 0);
    return [
      ...compared(`Finders of ${clueId}`, finders.get(clueId)?.length ?? 0, clue.finders),
      ...compared(`Holders of ${clueId}`, story?.holders.size ?? 0, holders),
      ...compared(`Waiting for ${clueId}`, story?.waiting.length ?? 0, clue.lines.waiting.length),
    ];
  });
};

const holdingsKept = (history: History): Finding[] => {
  const kept = history.documents('clue_assignments');
  if (!kept) return [];
  const said = new Map<string, string>();
  for (const [clueId, { holders, waiting }] of storiesIn(history)) {
    for (const player of holders.keys()) said.set(`${clueId}/${player}`, 'assigned');
    for (const player of waiting) said.set(`${clueId}/${player}`, 'waiting');
  }
  for (const { data } of history.all(SolutionAccepted)) said.set(`${data.clueId}/${data.playerId}`, 'solved');
  const names = new Set([...said.keys(), ...kept.keys()]);
  return [...names].flatMap((name) => {
    const { status } = (kept.get(name) ?? {}) as { status?: string };
    const isTold = status === 'assigned' || status === 'waiting' || status === 'solved';
    return compared(`${name}`, said.get(name), isTold ? status : undefined);
  });
};

const chestsKept = (history: History): Finding[] => {
  const openers = groupsOf(history.all(ChestRevealed), ({ data }) => `${data.clueId} ${data.chestId}`);
  return [...(history.documents('chests') ?? [])].flatMap(([clueId, document]) =>
    (document as { chests: { chestId: string; opened: number }[] }).chests.flatMap(({ chestId, opened }) =>
      compared(`Openers of ${chestId}`, openers.get(`${clueId} ${chestId}`)?.length ?? 0, opened),
    ),
  );
};

const grantsKept = (history: History): Finding[] => {
  const kept = history.documents('reward_grants');
  if (!kept) return [];
  const said = new Map<string, string>(
    history.all(RewardGranted).map(({ data, id }) => [`${data.clueId}/${data.grantId}`, id] as const),
  );
  const names = new Set([...said.keys(), ...kept.keys()]);
  return [...names].flatMap((name) =>
    compared(`Grant ${name}`, said.get(name), (kept.get(name) as { factId?: string } | undefined)?.factId),
  );
};
