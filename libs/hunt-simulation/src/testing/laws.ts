import {
  ChestExhausted,
  ChestRevealed,
  ClueAssigned,
  ClueExpired,
  clueOutcomes,
  isForPlayers,
  messages,
  playerFeed,
  RewardGranted,
  RewardReversalAnswered,
  RewardReversalRequested,
  RewardReversed,
  SolutionAccepted,
  solutionAttempts,
  SolutionAttempted,
  SolutionRejected,
  topics,
  WalletChanged,
  type Clue,
  type PlayerView,
  type SolutionAttempted as Attempt,
} from '@treasure-hunt/contracts';
import { factIn, is, type Fact } from '../fact.js';
import type { Outcome } from '../outcome.js';
import { walletOf } from './told.js';

const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
const groupsOf = <T>(items: readonly T[], nameOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item]);
  return groups;
};
const expectDistinct = (items: readonly string[]) => expect(new Set(items).size).toBe(items.length);

const byVisit = [
  /^player\.(moved|acted)$/,
  /^clue\.discovered$/,
  /^clue\.assigned$/,
  /^solution\.accepted$/,
  /^chest\.(revealed|exhausted)$/,
];
const byAttempt = [...byVisit.slice(0, 3), /^solution\.attempted$/, ...byVisit.slice(3)];

/** Every coin has an id of its own and is traced back, step by step, to one crossing of the player who has it. */
export const coinsAreTraced = (outcome: Outcome): void => {
  const grants = outcome.said(RewardGranted);
  const said = new Map(topics.flatMap((topic) => outcome.facts(topic)).map((fact) => [fact.id, fact]));
  expectDistinct(grants.flatMap(({ data }) => data.coins.map(({ coinId }) => coinId)));
  expectDistinct(grants.map(({ data: { earnedBy } }) => earnedBy.join()));
  for (const { data } of grants) {
    const steps = data.earnedBy.map((id) => said.get(id));
    const pattern = steps.length === byVisit.length ? byVisit : byAttempt;
    expect(steps.map((step) => step?.type)).toEqual(
      pattern.map((type): unknown => expect.stringMatching(type)),
    );
    for (const step of steps) expect(step?.data).toMatchObject({ playerId: data.playerId });
  }
};

/** Whoever solves a clue is its next finder, once. */
export const findersAreCounted = (outcome: Outcome): void => {
  const solved = groupsOf(outcome.said(SolutionAccepted), ({ data }) => data.clueId);
  for (const finds of solved.values()) {
    expect(sorted(finds.map(({ data }) => data.finder))).toEqual(upTo(finds.length));
    expectDistinct(finds.map(({ data }) => data.playerId));
  }
};

/** A clue is held by as many as may hold it at most, and by each of them once. */
export const capacityIsKept = (outcome: Outcome, clues: readonly Clue[]): void => {
  for (const { clueId, capacity = Infinity } of clues) {
    const holders = new Set<string>();
    for (const fact of outcome.facts(clueOutcomes).filter(({ key }) => key === clueId)) {
      if (is(ClueAssigned, fact)) {
        expect(holders).not.toContain(fact.data.playerId);
        holders.add(fact.data.playerId);
      }
      if (is(ClueExpired, fact) || is(SolutionAccepted, fact)) holders.delete(fact.data.playerId);
      expect(holders.size).toBeLessThanOrEqual(capacity);
    }
  }
};

/** Everyone who solves a final clue is answered once; a chest is opened as often as it can be, and never more often. */
export const supplyIsKept = (outcome: Outcome, supply: number, isWithdrawn: boolean): void => {
  const finals = outcome.said(SolutionAccepted).filter(({ data }) => data.final);
  const [revealed, exhausted] = [outcome.said(ChestRevealed), outcome.said(ChestExhausted)];
  const answered = [...revealed, ...exhausted].map(({ data }) => data.playerId);
  expect(answered.sort()).toEqual(finals.map(({ data }) => data.playerId).sort());
  expect(revealed.length).toBeLessThanOrEqual(supply);
  if (!isWithdrawn) expect(revealed.length).toBe(Math.min(supply, finals.length));
  expect(sorted(revealed.map(({ data }) => data.opener))).toEqual(upTo(revealed.length));
  for (const { data } of revealed) expect(data.left).toBe(supply - data.opener);
  const granted = outcome.said(RewardGranted).map(({ data }) => data.playerId);
  expect(granted.sort()).toEqual(answered);
};

/** A wallet is the sum of what was granted and not taken back, for the player and in the player's view; never below zero. */
export const walletsAreSums = (outcome: Outcome): void => {
  const lines = [
    ...outcome.said(RewardGranted).map(({ data }) => ({ ...data, times: 1 })),
    ...outcome.said(RewardReversed).map(({ data }) => ({ ...data, times: -1 })),
  ];
  const ledger = groupsOf(lines, ({ playerId }) => playerId);
  expect([...outcome.documents('rewards', 'wallets').keys()].sort()).toEqual([...ledger.keys()].sort());
  for (const [player, own] of ledger) {
    const sum: Record<string, number> = {};
    for (const { coins, times } of own)
      for (const { currency, amount } of coins) sum[currency] = (sum[currency] ?? 0) + times * amount;
    expect(walletOf(outcome, player)).toEqual(sum);
    const view = outcome.documents('gateway', 'player_views').get(player) as { balances: [string, number][] };
    expect(Object.fromEntries(view.balances)).toEqual(sum);
  }
  const told = outcome.said(WalletChanged).flatMap(({ data }) => Object.values(data.balances));
  expect(Math.min(0, ...told)).toBe(0);
};

/** Every request is answered; a grant is taken back at most once, all of it, and the ledger and the view say so. */
export const reversalsAreAnswered = (outcome: Outcome): void => {
  const requests = outcome.said(RewardReversalRequested).map(({ id }) => id);
  const answers = outcome.said(RewardReversalAnswered).map(({ data }) => data);
  expect(new Set(answers.map(({ requestId }) => requestId))).toEqual(new Set(requests));
  const grants = new Map(outcome.said(RewardGranted).map(({ data }) => [data.grantId, data]));
  const reversed = outcome.said(RewardReversed).map(({ data }) => data);
  const ids = reversed.map(({ grantId }) => grantId).sort();
  expectDistinct(ids);
  const of = (answer: string) => answers.filter((one) => one.answer === answer).map(({ grantId }) => grantId);
  expect(of('reversed').sort()).toEqual(ids);
  for (const grantId of of('already-reversed')) expect(ids).toContain(grantId);
  for (const { grantId, coins, items, playerId } of reversed)
    expect(grants.get(grantId)).toMatchObject({ coins, items, playerId });
  const kept = [...outcome.documents('rewards', 'reward_grants').values()] as {
    grantId: string;
    reversal?: object;
  }[];
  expect(kept.flatMap(({ grantId, reversal }) => (reversal ? [grantId] : [])).sort()).toEqual(ids);
  const views = [...outcome.documents('gateway', 'player_views').values()] as PlayerView[];
  const shown = views.flatMap(({ rewards }) => rewards.filter((reward) => reward.reversed));
  expect(shown.map(({ grantId }) => grantId).sort()).toEqual(ids);
};

const attemptOf = ({
  clueId,
  playerId,
  attemptId,
}: Pick<Attempt, 'clueId' | 'playerId'> & { attemptId?: string | undefined }) =>
  `${clueId} ${playerId} ${attemptId}`;

/** Every attempt has exactly one verdict, however often it is sent. */
export const attemptsAreJudgedOnce = (outcome: Outcome): void => {
  const attempts = outcome.facts(solutionAttempts).filter((fact) => is(SolutionAttempted, fact));
  const accepted = outcome.said(SolutionAccepted).filter(({ data }) => data.attemptId !== undefined);
  const verdicts = [...accepted, ...outcome.said(SolutionRejected)].map(({ data }) => attemptOf(data));
  const expected = new Set(attempts.map(({ data }) => attemptOf(data)));
  expect(verdicts.sort()).toEqual([...expected].sort());
};

/** The feed says what the inner topics say to players: the same ids, types and values, nothing more and nothing less. */
export const feedSaysTheSame = (outcome: Outcome): void => {
  const byId = (facts: readonly Fact[]) =>
    new Map(facts.map(({ id, type, data }) => [id, { type, data }] as const));
  const homes = [...messages.values()].filter((kind) => isForPlayers(kind) && kind.topics[0] !== playerFeed);
  const inner = byId(homes.flatMap((kind) => outcome.said(kind)));
  const homeTypes = new Set(homes.map(({ type }) => type));
  expect(byId(outcome.facts(playerFeed).filter(({ type }) => homeTypes.has(type)))).toEqual(inner);
};

/** A player is told nothing before what it rests on. */
export const causesAreToldFirst = (outcome: Outcome): void => {
  for (const record of outcome.records(playerFeed)) {
    const told = new Map<string, number>();
    const facts = record.flatMap((one) => factIn(one) ?? []);
    facts.forEach(({ id }, n) => told.set(id, Math.min(n, told.get(id) ?? n)));
    facts.forEach(({ data }, n) => {
      const causes = 'earnedBy' in data ? (data.earnedBy as string[]) : [];
      for (const cause of causes) expect(told.get(cause) ?? -1).toBeLessThan(n);
    });
  }
};

/** Long after the end of a hunt nothing of it is in memory, but that its clues were there. */
export const endedIsForgotten = (outcome: Outcome): void => {
  const clues = [...outcome.documents('clue-solving', 'clues').values()] as { status: string }[];
  for (const clue of clues) expect(clue).toMatchObject({ status: 'forgotten' });
  const kept = [
    ...['clue_assignments', 'waiting_places'].map((name) => outcome.documents('clue-solving', name)),
    ...['chests', 'chest_reveals'].map((name) => outcome.documents('chest-reveal', name)),
    outcome.documents('rewards', 'loot'),
  ];
  expect(kept.flatMap((documents) => [...documents.keys()])).toEqual([]);
};
