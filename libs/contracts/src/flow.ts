import * as chestReveal from './chest-reveal/messages.js';
import * as clueSolving from './clue-solving/messages.js';
import * as discovery from './discovery/messages.js';
import * as gameBackend from './game-backend/messages.js';
import * as huntCatalog from './hunt-catalog/messages.js';
import * as rewards from './rewards/messages.js';
import * as shards from './shards/messages.js';
import type { MessageKind } from './message.js';
import * as topic from './topic.js';

/** One step of the flow: a process that reads one topic, decides, and writes facts. */
export interface FlowStage {
  readonly name: string;
  /** The service it runs in, and whose database keeps its state. */
  readonly service: string;
  readonly reads: topic.Topic;
  /** What it understands of the topic that it reads; other types are for other readers. */
  readonly takes: readonly MessageKind[];
  readonly writes: readonly MessageKind[];
  /** The MongoDB collections that it keeps. */
  readonly keeps: readonly string[];
}

/** The stages that decide. */
const deciding = {
  discovery: {
    name: 'discovery',
    service: 'discovery',
    reads: topic.playerActivity,
    takes: [
      gameBackend.PlayerMoved,
      gameBackend.PlayerActed,
      huntCatalog.HuntAdopted,
      shards.Tick,
      shards.Redrive,
    ],
    writes: [discovery.ClueDiscovered],
    keeps: ['player_presences', 'adopted_hunts'],
  },
  solutionIntake: {
    name: 'solution-intake',
    service: 'clue-solving',
    reads: topic.solutionAttempts,
    takes: [gameBackend.SolutionAttempted, shards.Redrive],
    writes: [clueSolving.SolutionSubmitted],
    keeps: [],
  },
  clueSolving: {
    name: 'clue-solving',
    service: 'clue-solving',
    reads: topic.clueActivity,
    takes: [
      huntCatalog.ClueDefined,
      discovery.ClueDiscovered,
      clueSolving.ClueUnlocked,
      clueSolving.SolutionSubmitted,
      shards.Tick,
      shards.Redrive,
    ],
    writes: [
      clueSolving.ChestDefined,
      clueSolving.ChestRetired,
      clueSolving.ClueAssigned,
      clueSolving.ClueLocked,
      clueSolving.ClueQueued,
      clueSolving.ClueTurnedAway,
      clueSolving.ClueExpired,
      clueSolving.SolutionAccepted,
      clueSolving.SolutionRejected,
      clueSolving.ClueUnlocked,
    ],
    keeps: ['clues', 'clue_assignments', 'waiting_places'],
  },
  chestReveal: {
    name: 'chest-reveal',
    service: 'chest-reveal',
    reads: topic.clueOutcomes,
    takes: [
      clueSolving.ChestDefined,
      clueSolving.ChestRetired,
      clueSolving.SolutionAccepted,
      shards.Tick,
      shards.Redrive,
    ],
    writes: [
      chestReveal.LootDefined,
      chestReveal.LootRetired,
      chestReveal.ChestRevealed,
      chestReveal.ChestExhausted,
    ],
    keeps: ['chests', 'chest_reveals'],
  },
  rewards: {
    name: 'rewards',
    service: 'rewards',
    reads: topic.chestReveals,
    takes: [
      chestReveal.LootDefined,
      chestReveal.LootRetired,
      chestReveal.ChestRevealed,
      chestReveal.ChestExhausted,
      huntCatalog.RewardReversalRequested,
      shards.Redrive,
    ],
    writes: [rewards.RewardGranted, rewards.RewardReversed, rewards.RewardReversalAnswered],
    keeps: ['loot', 'reward_grants'],
  },
  wallets: {
    name: 'wallets',
    service: 'rewards',
    reads: topic.playerFeed,
    takes: [rewards.RewardGranted, rewards.RewardReversed, shards.Redrive],
    writes: [rewards.WalletChanged],
    keeps: ['wallets'],
  },
} as const satisfies Record<string, FlowStage>;

/** What players are told. */
const told = Object.values(deciding)
  .flatMap<MessageKind>(({ writes }) => writes)
  .filter(({ topics }) => topics.includes(topic.playerFeed));

/** The whole flow in one table: topics, diagram and routes are derived from it. */
export const flow = {
  ...deciding,
  playerView: {
    name: 'player-view',
    service: 'gateway',
    reads: topic.playerFeed,
    takes: [...told, shards.Redrive],
    writes: [],
    keeps: ['player_views'],
  },
} as const satisfies Record<string, FlowStage>;

/** What every process of a service reads as a whole, beside its stages and alone: others read the same. */
export const tails = {
  huntLibrary: { service: 'discovery', reads: topic.definitions },
  liveFeed: { service: 'gateway', reads: topic.playerFeed },
} as const satisfies Record<string, Pick<FlowStage, 'service' | 'reads'>>;

export type StageName = keyof typeof flow;
export const stages: readonly FlowStage[] = Object.values(flow);

/** The kinds of message that an owner declares. */
const kindsOf = (owner: Readonly<Record<string, unknown>>): readonly MessageKind[] =>
  Object.values(owner).filter(isMessage);

/** Who writes to a topic from outside the stages: game backends, and the catalog for authors and operators. */
export const producers = [
  { name: 'game-backend', writes: kindsOf(gameBackend) },
  { name: 'hunt-catalog', writes: kindsOf(huntCatalog) },
] as const;

function isMessage(value: unknown): value is MessageKind {
  return typeof value === 'object' && value !== null && 'topics' in value;
}

/** Every kind of message, by its `ce_type`. */
export const messages: ReadonlyMap<string, MessageKind> = new Map(
  [gameBackend, huntCatalog, discovery, clueSolving, chestReveal, rewards, shards]
    .flatMap(kindsOf)
    .map((kind) => [kind.type, kind]),
);
