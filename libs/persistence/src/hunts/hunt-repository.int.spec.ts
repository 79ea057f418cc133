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

const hunt = (huntId: string, named: Partial<Hunt> = {}): Hunt => ({
  huntId,
  version: 1,
  definition: { huntId, clues: [{ clueId: `${huntId}.gate`, prompt: 'half \ud83d' }], empty: {} },
  definitionHash: 'c2hh',
  clueIds: [`${huntId}.gate`],
  chestIds: [],
  status: 'publishing',
  step: { kind: 'clues', done: 0 },
  createdAt: 1_790_000_000_123,
  by: 'author-1',
  answerKeyId: 'answers-1',
  secretId: 'hunts-1',
  ...named,
});

describe('a hunt', () => {
  it('is kept as its author wrote it', async () => {
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

  it('is found unfinished, oldest first, until it has ended; so is a withdrawal', async () => {
    const { hunts } = connected;
    await hunts.insert(hunt('second', { createdAt: 2 }));
    await hunts.insert(hunt('first', { createdAt: 1 }));
    expect((await hunts.unfinished()).map(({ huntId }) => huntId)).toEqual(['first', 'second']);
    const published = {
      version: 1,
      status: 'published',
      step: { kind: 'adopted', done: 8 },
      publishedAt: 5,
    } as const;
    await hunts.advance(hunt('first'), published);
    expect((await hunts.unfinished()).map(({ huntId }) => huntId)).toEqual(['second']);
    const withdrawing = {
      version: 2,
      status: 'withdrawing',
      step: { kind: 'clues', done: 0 },
      withdrawnAt: 9,
    } as const;
    await hunts.advance({ huntId: 'first', ...published }, withdrawing);
    expect((await hunts.unfinished())[0]).toEqual(
      hunt('first', { createdAt: 1, publishedAt: 5, ...withdrawing }),
    );
  });
});
