import { schemaFaults } from './faults.js';
import { PlayerMoved } from './game-backend/messages.js';
import { huntDefinition } from './hunt/definition.js';

const faultsOf = (value: unknown) => schemaFaults(huntDefinition.safeParse(value).error?.issues ?? []);

const hunt = (clue: object) => ({
  huntId: 'h',
  version: 1,
  title: 'A hunt',
  clues: [{ clueId: 'c', trigger: { object: { targetId: 't' } }, puzzle: { kind: 'visit' }, ...clue }],
  chests: [],
});

describe('the faults of a value', () => {
  it('are none where it has its shape', () => expect(faultsOf(hunt({}))).toEqual([]));

  it('name every field at fault by its path', () =>
    expect(faultsOf({ ...hunt({ clueId: 'a b' }), title: '', huntId: 7 }).map(({ path }) => path)).toEqual([
      'huntId',
      'title',
      'clues[0].clueId',
    ]));

  it('say of a field that is missing that it is', () => {
    const { title: _, ...untitled } = hunt({});
    const { error } = huntDefinition.safeParse(untitled);
    expect(schemaFaults(error?.issues ?? [])).toEqual([{ path: 'title', reason: 'is missing' }]);
  });

  it('name an unknown field by its own path', () =>
    expect(faultsOf(hunt({ colour: 'red', size: 1 }))).toEqual([
      { path: 'clues[0].colour', reason: 'is not known' },
      { path: 'clues[0].size', reason: 'is not known' },
    ]));

  it('look into the alternative that was meant', () =>
    expect(faultsOf(hunt({ trigger: { fence: { circle: { lat: 'north', lon: 1, radiusM: 1 } } } }))).toEqual([
      {
        path: 'clues[0].trigger.fence.circle.lat',
        reason: expect.stringContaining('expected number') as unknown,
      },
    ]));

  it('name the field whose alternatives are all as far away', () =>
    expect(faultsOf(hunt({ trigger: 7, requires: [] }))).toEqual([
      { path: 'clues[0].requires', reason: 'is none of the shapes that are known' },
      { path: 'clues[0].trigger', reason: 'is none of the shapes that are known' },
    ]));

  const looted = (line: object) =>
    faultsOf({
      ...hunt({}),
      chests: [{ chestId: 'x', clueId: 'c', supply: 1, loot: { guaranteed: [line] } }],
    });

  it('say what cannot stand together', () => {
    const line = 'chests[0].loot.guaranteed[0]';
    expect(looted({ sku: 'key', currency: 'coin', amount: 1 })).toEqual([
      { path: `${line}.sku`, reason: 'does not go with currency, amount' },
    ]);
    expect(looted({ sku: 'key', currency: 'coin', amount: 1, colour: 'red' })).toEqual([
      { path: `${line}.sku`, reason: 'does not go with currency, amount' },
      { path: `${line}.colour`, reason: 'is not known' },
    ]);
    expect(faultsOf(hunt({ requires: { allOf: ['c'], nOf: { n: 1, clues: ['c'] } } }))).toEqual([
      { path: 'clues[0].requires.nOf', reason: 'does not go with allOf' },
    ]);
    expect(faultsAt({ lat: 1, lon: 2, world: 'caves', x: 1, y: 2 })).toEqual([
      { path: 'position.world', reason: 'does not go with lat, lon' },
    ]);
  });

  it('say what a value lacks that could become any of its alternatives', () =>
    expect(faultsOf(hunt({ trigger: {} }))).toEqual([
      { path: 'clues[0].trigger', reason: 'needs fence, or object' },
    ]));

  const faultsAt = (position: object | undefined) => {
    const { error } = PlayerMoved.schema.safeParse({ playerId: 'p', at: '2026-01-01T00:00:00Z', position });
    return schemaFaults(error?.issues ?? []);
  };

  it('name the parts of a position', () =>
    expect(faultsAt({ lat: 91, lon: 0 }).map(({ path }) => path)).toEqual(['position.lat']));

  it('say what the alternative lacks that most of the fields belong to', () => {
    expect(faultsAt(undefined)).toEqual([{ path: 'position', reason: 'is missing' }]);
    expect(faultsAt({ lat: 1 })).toEqual([{ path: 'position.lon', reason: 'is missing' }]);
    expect(faultsAt({ x: 1, y: 2 })).toEqual([{ path: 'position.world', reason: 'is missing' }]);
  });
});
