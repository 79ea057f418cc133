import { mongodbUri, scratchName } from '../testing/scratch.js';
import type { Hunt } from './hunt.js';
import { connectHunts, type ConnectedHunts } from './hunt-repository.js';

let connected: ConnectedHunts;
beforeAll(async () => {
  connected = await connectHunts({ uri: mongodbUri(), database: scratchName() });
});
afterEach(() => connected.connection.collection('hunts').deleteMany({}));
afterAll(async () => {
  await connected.connection.dropDatabase();
  await connected.close();
});

const edit = {
  version: 1,
  what: 'published',
  by: 'author-1',
  at: 1_790_000_000_123,
  definitionHash: 'c2hh',
} as const;

const hunt = (huntId: string, named: Partial<Hunt> = {}): Hunt => ({
  huntId,
  version: 1,
  definition: { huntId, clues: [{ clueId: `${huntId}.gate`, prompt: 'half \ud83d' }], empty: {} },
  definitionHash: 'c2hh',
  clueIds: [`${huntId}.gate`],
  chestIds: [],
  status: 'publishing',
  step: { kind: 'clues', done: 0 },
  history: [edit],
  answerKeyId: 'answers-1',
  secretId: 'hunts-1',
  ...named,
});

describe('a hunt', () => {
  it('is kept as it is given', async () => {
    const { hunts } = connected;
    expect(await hunts.insert(hunt('old-town'))).toEqual({ kind: 'inserted' });
    expect(await hunts.find('old-town')).toEqual(hunt('old-town'));
    expect(await hunts.find('new-town')).toBeUndefined();
  });

  it('is not replaced by another of its id', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('old-town'));
    const again = await hunts.insert(hunt('old-town', { definitionHash: 'b3RoZXI', clueIds: ['other'] }));
    expect(again).toEqual({ kind: 'hunt-exists', hunt: hunt('old-town') });
    expect(await hunts.find('old-town')).toEqual(hunt('old-town'));
  });

  it('is refused with the id that another hunt has', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('old-town', { clueIds: ['a', 'b'], chestIds: ['x'] }));
    expect(await hunts.insert(hunt('new-town', { clueIds: ['c', 'b'] }))).toEqual({
      kind: 'id-taken',
      of: 'clue',
      id: 'b',
      huntId: 'old-town',
    });
    expect(await hunts.insert(hunt('new-town', { chestIds: ['y', 'x'] }))).toEqual({
      kind: 'id-taken',
      of: 'chest',
      id: 'x',
      huntId: 'old-town',
    });
    expect(await hunts.find('new-town')).toBeUndefined();
  });

  it('is known by its clues', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('old-town', { clueIds: ['a', 'b'] }));
    expect([await hunts.hasClue('b'), await hunts.hasClue('c')]).toEqual([true, false]);
  });

  it('needs no chest, and neither does the next', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('old-town', { chestIds: [] }));
    expect(await hunts.insert(hunt('new-town', { chestIds: [] }))).toEqual({ kind: 'inserted' });
  });
});

describe('publishing', () => {
  const next = { version: 1, status: 'publishing', step: { kind: 'clues', done: 1 } } as const;

  it('is moved on by one of two catalogs that resume it at once', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('old-town'));
    const moved = await Promise.all([
      hunts.advance(hunt('old-town'), next),
      hunts.advance(hunt('old-town'), next),
    ]);
    expect(moved.sort()).toEqual([false, true]);
    expect(await hunts.find('old-town')).toEqual(hunt('old-town', next));
  });

  it('is found unfinished, oldest first, until it has ended', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('second', { history: [{ ...edit, at: 2 }] }));
    await hunts.insert(hunt('first', { history: [{ ...edit, at: 1 }] }));
    expect((await hunts.unfinished()).map(({ huntId }) => huntId)).toEqual(['first', 'second']);
    const published = { version: 1, status: 'published', step: { kind: 'adopted', done: 8 } } as const;
    await hunts.advance(hunt('first'), published);
    expect((await hunts.unfinished()).map(({ huntId }) => huntId)).toEqual(['second']);
  });
});

describe('a new version', () => {
  const next = (huntId: string, named: Partial<Hunt> = {}): Hunt =>
    hunt(huntId, {
      version: 2,
      definition: { huntId, clues: [] },
      clueIds: [`${huntId}.gate`, `${huntId}.well`],
      history: [edit, { ...edit, version: 2, by: 'author-2', at: 1_790_000_000_456 }],
      ...named,
    });

  it('takes the place of the one before, keeps its ids, and is unfinished', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('old-town'));
    expect(await hunts.replace(hunt('old-town'), next('old-town'))).toEqual({ kind: 'replaced' });
    expect(await hunts.find('old-town')).toEqual(next('old-town'));
    expect(await hunts.unfinished()).toEqual([next('old-town')]);
  });

  it('is one of two that two authors publish at once', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('old-town'));
    const both = [next('old-town'), next('old-town', { definitionHash: 'b3RoZXI' })];
    const kinds = await Promise.all(both.map((one) => hunts.replace(hunt('old-town'), one)));
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['moved-on', 'replaced']);
    expect(await hunts.find('old-town')).toEqual(both[kinds.findIndex(({ kind }) => kind === 'replaced')]);
  });

  it('is refused with the id that another hunt has, and changes nothing', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('old-town'));
    await hunts.insert(hunt('new-town', { chestIds: ['x'] }));
    expect(await hunts.replace(hunt('old-town'), next('old-town', { chestIds: ['x'] }))).toEqual({
      kind: 'id-taken',
      of: 'chest',
      id: 'x',
      huntId: 'new-town',
    });
    expect(await hunts.find('old-town')).toEqual(hunt('old-town'));
  });
});
