import { playerActivity, RewardGranted } from '@treasure-hunt/contracts';
import type { Fact } from '../fact.js';
import { repeatsIn } from '../groups.js';
import { numbered, type History } from '../history.js';
import { attemptsIn, messagesOn } from '../outer.js';
import type { Finding } from '../violation.js';

const byVisit = [
  /^player\.(moved|acted)$/,
  /^clue\.discovered$/,
  /^clue\.assigned$/,
  /^solution\.accepted$/,
  /^chest\.(revealed|exhausted)$/,
];
const byAttempt = [...byVisit.slice(0, 3), /^solution\.attempted$/, ...byVisit.slice(3)];

interface Step {
  readonly type: string;
  readonly at: string;
  readonly data: object;
}

/** Every grant is led to, step by step, by one crossing of its player, and no crossing leads to two at the same clue. */
export const coinsAreTraced = (history: History): Finding[] => {
  const steps = stepsOf(history);
  const grants = history.all(RewardGranted);
  return [
    ...grants.flatMap((grant) => untraced(grant, steps)),
    ...repeatsIn(grants, ({ data }) => `${data.playerId} ${data.clueId}`).map(([first, again]) => ({
      what: `${again.data.playerId} is granted twice at ${again.data.clueId}.`,
      records: [first.at, again.at],
    })),
  ];
};

/** Everything that can be a step, by `ce_id`. Game backends choose ids of their own, so one id may name several messages. */
const stepsOf = (history: History): ReadonlyMap<string, readonly Step[]> => {
  const outer = [...messagesOn(history.observed, playerActivity), ...attemptsIn(history.observed)];
  const inner = numbered.flatMap((topic) => [...history.on(topic)]);
  const steps = new Map<string, Step[]>();
  for (const step of [...outer, ...inner]) steps.set(step.id, [...(steps.get(step.id) ?? []), step]);
  return steps;
};

const untraced = (
  { data, at }: Fact<RewardGranted>,
  steps: ReadonlyMap<string, readonly Step[]>,
): Finding[] => {
  const { earnedBy, playerId, clueId } = data;
  const pattern = earnedBy.length === byVisit.length ? byVisit : byAttempt;
  const isOf = (step: Step, n: number): boolean => {
    const about = step.data as { playerId?: string; clueId?: string };
    return (
      (pattern[n]?.test(step.type) ?? false) &&
      about.playerId === playerId &&
      (n === 0 || about.clueId === clueId)
    );
  };
  const chain = earnedBy.map((id, n) => steps.get(id)?.find((step) => isOf(step, n)));
  if (earnedBy.length === pattern.length && chain.every((step) => step !== undefined)) return [];
  const records = [...chain.flatMap((step) => step?.at ?? []), at];
  return [{ what: `What ${playerId} earned at ${clueId} does not lead back to a crossing.`, records }];
};
