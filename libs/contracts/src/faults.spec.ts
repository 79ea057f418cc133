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
    expect(faultsOf(hunt({ trigger: 7, requires: { allOf: ['c'], nOf: { n: 1, clues: ['c'] } } }))).toEqual([
      { path: 'clues[0].requires', reason: 'is none of the shapes that are known' },
      { path: 'clues[0].trigger', reason: 'is none of the shapes that are known' },
    ]));

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
