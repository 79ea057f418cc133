import {
  chestReveals,
  clueActivity,
  clueOutcomes,
  playerActivity,
  playerFeed,
  quarantine,
  rewardsTopic,
  type Topic,
} from '@treasure-hunt/contracts';
import { judge, laws, type Observed, type ObservedRecord } from '@treasure-hunt/oracle';
import { observe } from './observe.js';
import { play } from './play.js';

/** Seeds of which one or another meets whatever the laws speak of. */
const seeds = [1, 2, 3, 4];

const plays: Observed[] = [];
/** The play that is being tampered with. */
let observed: Observed;
beforeAll(async () => {
  for (const seed of seeds) {
    const { cluster, restedAtMs } = await play({ seed });
    plays.push(observe(cluster, restedAtMs));
  }
}, 60_000);

/** What is found in any of the plays, tampered with or not. */
const foundIn = (of: () => Observed): string[] =>
  plays.flatMap((one) => {
    observed = one;
    return judge(of()).map(({ law }) => law);
  });

type Change = (record: ObservedRecord) => ObservedRecord | undefined;

/** What would be seen if records of one type on one topic were others, or were not there. */
const changed = (topic: Topic, type: string, change: Change): Observed => ({
  ...observed,
  topics: new Map(
    [...observed.topics].map(([name, partitions]) => [
      name,
      name !== topic.name
        ? partitions
        : partitions.map((records) =>
            records.flatMap((record) => {
              if (record.headers['ce_type'] !== type) return [record];
              return change(record) ?? [];
            }),
          ),
    ]),
  ),
});

const without = (topic: Topic, type: string): Observed => changed(topic, type, () => undefined);

const rewritten = (
  topic: Topic,
  type: string,
  change: (value: Record<string, unknown>) => object,
): Observed =>
  changed(topic, type, (record) => ({
    ...record,
    value: JSON.stringify(change(JSON.parse(record.value ?? '{}') as Record<string, unknown>)),
  }));

const withDocuments = (collection: string, change: (value: object) => object): Observed => ({
  ...observed,
  documents: new Map(
    [...observed.documents].map(([name, documents]) => [
      name,
      name === collection
        ? new Map([...documents].map(([key, value]) => [key, change(value as object)]))
        : documents,
    ]),
  ),
});

/** The last record of each partition before the others. */
const outOfOrder = (topic: Topic): Observed => ({
  ...observed,
  topics: new Map(
    [...observed.topics].map(([name, partitions]) => [
      name,
      name === topic.name
        ? partitions.map((records) => [...records.slice(-1), ...records.slice(0, -1)])
        : partitions,
    ]),
  ),
});

/** The last record first, as if no shard had numbered them. */
const backwards = (topic: Topic): Observed => ({
  ...observed,
  topics: new Map(
    [...observed.topics].map(([name, partitions]) => [
      name,
      name === topic.name ? partitions.map((records) => records.map(unnumbered).reverse()) : partitions,
    ]),
  ),
});

const unnumbered = (record: ObservedRecord): ObservedRecord => {
  const { 'hunt-origin': _origin, 'hunt-seq': _sequence, ...headers } = record.headers;
  return { ...record, headers };
};

const breaks: readonly (readonly [law: string, tampered: () => Observed])[] = [
  [
    'a fact that is sent again is the same fact',
    () => rewritten(playerFeed, 'solution.accepted', (value) => ({ ...value, finder: 99 })),
  ],
  ['nothing new is said behind what was said later', () => outOfOrder(clueOutcomes)],
  ['every coin is traced to one crossing', () => without(playerActivity, 'player.acted')],
  ['a clue is held, waited for and left in turn', () => without(clueOutcomes, 'clue.assigned')],
  ['what is due is done', () => ({ ...without(clueOutcomes, 'clue.expired') })],
  [
    'finders are counted without gap or repeat',
    () => rewritten(clueOutcomes, 'solution.accepted', (value) => ({ ...value, finder: 2 })),
  ],
  [
    'a chest never exceeds its supply',
    () => rewritten(chestReveals, 'chest.revealed', (value) => ({ ...value, opener: 99 })),
  ],
  [
    'a grant is what was found',
    () => rewritten(rewardsTopic, 'reward.granted', (value) => ({ ...value, coins: [] })),
  ],
  ['a grant is taken back once and wholly', () => without(rewardsTopic, 'reward.reversal-answered')],
  ['each attempt has exactly one verdict', () => without(clueOutcomes, 'solution.rejected')],
  [
    'a verdict goes by the assignment and its version',
    () => rewritten(clueActivity, 'solution.submitted', (value) => ({ ...value, answerHashes: [] })),
  ],
  ['each discovery is answered', () => without(clueOutcomes, 'clue.locked')],
  ['each solution unlocks what needs it', () => without(clueActivity, 'clue.unlocked')],
  ['the feed says what the topics say', () => without(playerFeed, 'clue.assigned')],
  ['players hear of a cause before its effect', () => backwards(playerFeed)],
  ['wallets equal the ledger', () => withDocuments('wallets', () => ({ balances: [['coin', 1_000_000]] }))],
  ['what is kept is what was said', () => withDocuments('clues', (clue) => ({ ...clue, finders: 99 }))],
  [
    'bad input is quarantined, and nothing else',
    () => ({ ...observed, topics: new Map([...observed.topics, [quarantine.name, []]]) }),
  ],
];

describe('the oracle', () => {
  it('finds nothing where nothing was tampered with', () => {
    expect(foundIn(() => observed)).toEqual([]);
  });

  it('is shown to find a break of every law', () => {
    expect(breaks.map(([law]) => law).sort()).toEqual(laws.map(({ name }) => name).sort());
  });

  it.each(breaks)('%s: a break is found', (law, tampered) => {
    expect(foundIn(tampered)).toContain(law);
  });
});
