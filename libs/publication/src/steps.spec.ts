import {
  ClueDefined,
  decode,
  definitions,
  hashAnswer,
  HuntAdopted,
  HuntPublished,
  HuntWithdrawn,
  partitionOf,
  type HuntDefinition,
} from '@treasure-hunt/contracts';
import fc from 'fast-check';
import { playableHunt } from './testing/index.js';
import type { Edition } from './edition.js';
import { sealed } from './sealed.js';
import { stepsOf as publicationOf, type Address, type PublishedRecord } from './steps.js';

const address = { topicPrefix: 'game.', partitions: 4 };
const at = Date.parse('2026-12-01T12:00:00Z');
const editionOf = (definition: HuntDefinition, change: Partial<Edition> = {}): Edition => ({
  definition: sealed(definition, { keyId: 'k2', secret: 'aa' }),
  huntVersion: definition.version,
  withdrawn: false,
  at,
  huntSecret: { keyId: 's1', secret: 'bb' },
  ...change,
});
const stepsOf = (edition: Edition, to: Address) => publicationOf(edition, to).map(({ records }) => records);
const valueOf = ({ value }: PublishedRecord): unknown => JSON.parse(String(value));
const idsOf = (edition: Edition) =>
  stepsOf(edition, address)
    .flat()
    .map(({ headers }) => headers['ce_id']);

const hunt: HuntDefinition = {
  huntId: 'town',
  version: 1,
  title: 'Old town',
  opens: { at: Date.parse('2026-12-01T18:00:00Z') },
  closes: { local: '2026-12-02T02:00', zone: 'Europe/Paris' },
  clues: [
    {
      clueId: 'gate',
      trigger: { fence: { circle: { lat: 39.9, lon: 116.4, radiusM: 40 } } },
      puzzle: { kind: 'text', prompt: 'Who guards it?', answers: ['Lion', 'two lions', 'lion!'] },
      attempts: 5,
      coolDownS: 10,
      capacity: 50,
      holdS: 900,
    },
    {
      clueId: 'well',
      trigger: { object: { targetId: 'qr' } },
      puzzle: { kind: 'visit' },
      requires: { allOf: ['gate'] },
    },
    {
      clueId: 'tower',
      trigger: { object: { targetId: 'qr' } },
      puzzle: { kind: 'visit' },
      requires: { nOf: { n: 1, clues: ['gate', 'well'] } },
    },
  ],
  chests: [
    { chestId: 'second', clueId: 'tower', supply: 1, loot: {} },
    { chestId: 'first', clueId: 'tower', supply: 2, loot: {} },
  ],
};

describe('the messages of a publication', () => {
  const [clues = [], published = [], adopted = []] = stepsOf(editionOf(hunt), address);
  const defined = clues.map((record) => decode(ClueDefined, valueOf(record)));

  it('define every clue in its own log', () => {
    expect(clues.map(({ key }) => key)).toEqual(['gate', 'well', 'tower']);
    for (const { topic, key, partition } of clues) {
      expect(topic).toBe('game.hunt.clue-activity.v1');
      expect(partition).toBe(partitionOf(String(key), 4));
    }
  });

  it('say what a clue needs as a number of clues, and what it unlocks', () => {
    expect(defined.map(({ requires }) => requires)).toEqual([
      undefined,
      { n: 1, clues: ['gate'] },
      { n: 1, clues: ['gate', 'well'] },
    ]);
    expect(defined.map(({ unlocks }) => unlocks)).toEqual([['well', 'tower'], ['tower'], []]);
  });

  it('say how often a clue may be tried, and how long and by how many it may be held', () =>
    expect(defined).toMatchObject([{ attempts: 5, coolDownS: 10, capacity: 50, holdS: 900 }, {}, {}]));

  it('say when the hunt opens and closes, to both who have to know', () => {
    const times = { opensAt: '2026-12-01T18:00:00.000Z', closesAt: '2026-12-02T01:00:00.000Z' };
    expect(clues.map(valueOf)).toMatchObject([times, times, times]);
    expect(published.map(valueOf)).toMatchObject([times]);
  });

  it('give the chests to their clue in the order written', () =>
    expect(defined.map(({ chests }) => chests.map(({ chestId }) => chestId))).toEqual([
      [],
      [],
      ['second', 'first'],
    ]));

  it('hold the hash of each answer once, under the key that made it, and no answer', () => {
    expect(defined[0]?.puzzle).toEqual({
      kind: 'text',
      prompt: 'Who guards it?',
      keyId: 'k2',
      answerHashes: [hashAnswer('aa', 'gate', 'lion'), hashAnswer('aa', 'gate', 'twolions')],
    });
    expect(JSON.stringify(stepsOf(editionOf(hunt), address))).not.toMatch(/lion/i);
  });

  it('tell discovery of the hunt with the defaults of what the author left out', () => {
    expect(published.map(({ topic, key }) => [topic, key])).toEqual([[`game.${definitions.name}`, 'town@1']]);
    expect(decode(HuntPublished, valueOf(published[0] as PublishedRecord))).toMatchObject({
      huntId: 'town',
      huntVersion: 1,
      publishedAt: at,
      discovery: { maxGapS: 120, maxSpeedMps: 60, maxAccuracyM: 75, lateS: 300, exitMarginM: 10 },
      clues: [{ clueId: 'gate', final: false }, { final: false }, { final: true }],
    });
  });

  it('mark every partition of the activity, with what names the publication', () => {
    expect(adopted.map(({ partition, key }) => [partition, key])).toEqual(
      [0, 1, 2, 3].map((p) => [p, 'town']),
    );
    const { publicationId } = decode(HuntPublished, valueOf(published[0] as PublishedRecord));
    expect(publicationId).toMatch(/^[0-9a-f]{64}$/);
    expect(adopted.map((record) => decode(HuntAdopted, valueOf(record)))).toEqual(
      Array.from({ length: 4 }, () => ({ huntId: 'town', huntVersion: 1, publicationId })),
    );
  });

  it('name each version by what another version, hunt or secret says nothing of', () => {
    const nameOf = (edition: Edition) =>
      decode(HuntAdopted, valueOf(stepsOf(edition, address)[2]?.[0] as PublishedRecord)).publicationId;
    const editions = [
      editionOf(hunt),
      editionOf(hunt, { huntVersion: 2 }),
      editionOf({ ...hunt, huntId: 'city' }),
      editionOf(hunt, { huntSecret: { keyId: 's1', secret: 'cc' } }),
    ];
    expect(new Set(editions.map(nameOf)).size).toBe(4);
  });

  it('take a hunt back by the same steps, one version on', () => {
    const steps = stepsOf(editionOf(hunt, { huntVersion: 2, withdrawn: true }), address);
    const values = steps.map((step) => step.map(valueOf));
    expect(values[0]?.map((value) => decode(ClueDefined, value))).toEqual(
      defined.map((clue) => ({ ...clue, huntVersion: 2, withdrawn: true })),
    );
    expect(steps[1]?.[0]?.key).toBe('town@2');
    const taken = decode(HuntWithdrawn, values[1]?.[0]);
    expect(taken).toMatchObject({ huntId: 'town', huntVersion: 2, withdrawnAt: at });
    const { publicationId } = taken;
    const marker = { huntId: 'town', huntVersion: 2, publicationId };
    expect(values[2]).toEqual(Array.from({ length: 4 }, () => marker));
  });

  it('have ids of their own, the same whenever they are made again', () =>
    fc.assert(
      fc.property(playableHunt, (definition) => {
        const ids = idsOf(editionOf(definition));
        expect(new Set(ids).size).toBe(ids.length);
        expect(idsOf(editionOf(structuredClone(definition)))).toEqual(ids);
        expect(
          idsOf(editionOf(definition, { huntVersion: 2, withdrawn: true })).filter((id) => ids.includes(id)),
        ).toEqual([]);
      }),
      { numRuns: 30 },
    ));

  it('belong to the trace of their edition', () => {
    const traceParent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    const tracesOf = (edition: Edition) =>
      stepsOf(edition, address)
        .flat()
        .map(({ headers }) => headers['traceparent']);
    expect(new Set(tracesOf(editionOf(hunt, { traceParent })))).toEqual(new Set([traceParent]));
    expect(new Set(tracesOf(editionOf(hunt)))).toEqual(new Set([undefined]));
  });

  it('carry no origin: nothing is dropped as seen when two catalogs publish the same hunt', () =>
    expect(
      stepsOf(editionOf(hunt), address)
        .flat()
        .filter(({ headers }) => 'hunt-origin' in headers),
    ).toEqual([]));
});
