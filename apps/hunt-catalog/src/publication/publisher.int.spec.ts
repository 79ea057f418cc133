import { setImmediate } from 'node:timers/promises';
import { clueActivity, definitions, playerActivity } from '@treasure-hunt/contracts';
import { HuntRepository, type Hunt } from '@treasure-hunt/persistence';
import { stepsOf } from '@treasure-hunt/publication';
import type { Sender } from '@treasure-hunt/shards';
import { Deployment, seenOf, type Seen } from '../testing/deployment.js';
import { keys, smallHunt } from '../testing/hunts.js';
import { editionOf, newHunt, nextVersion, withdrawing } from './catalog-hunt.js';
import { Publisher } from './publisher.js';
import { Resumer } from './resumer.js';

const steps = ['clue.defined', 'hunt.published', 'hunt.adopted'];
/** Where in a step a process may die: nothing is sent; it is sent but not noted; it is noted. */
const deaths = ['before it is sent', 'before it is noted', 'after it is noted'] as const;
type Death = (typeof deaths)[number];

const died = (): Error => new Error('The process died.');

/** A sender and hunts that die in the `at`-th step. */
const mortal = (real: { sender: Sender; hunts: HuntRepository }, at: number, death: Death) => {
  let sends = 0;
  let notes = 0;
  const sender: Sender = {
    async send(records, signal) {
      if (sends++ === at && death === 'before it is sent') throw died();
      await real.sender.send(records, signal);
    },
  };
  const hunts: Pick<HuntRepository, 'find' | 'advance'> = {
    find: (huntId) => real.hunts.find(huntId),
    async advance(from, to) {
      const isHere = notes++ === at;
      if (isHere && death === 'before it is noted') throw died();
      const isMoved = await real.hunts.advance(from, to);
      if (isHere) throw died();
      return isMoved;
    },
  };
  return { sender, hunts };
};

const journal = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a publication', () => {
  let deployment: Deployment;
  let hunts: HuntRepository;
  let around: { sender: Sender; hunts: HuntRepository; keys: typeof keys; address: Deployment };

  beforeAll(async () => {
    deployment = await Deployment.open(3);
    hunts = new HuntRepository(deployment.database);
    await hunts.ensureIndexes();
    around = { sender: deployment.kafka.sender(), hunts, keys, address: deployment };
  }, 60_000);
  afterAll(() => deployment.close(), 60_000);

  const kept = async (huntId: string): Promise<Hunt> => {
    const hunt = newHunt({ definition: smallHunt(huntId), by: 'me', at: Date.now() }, keys);
    await hunts.insert(hunt);
    return hunt;
  };
  /** A hunt whose first version is out and whose second one is accepted. */
  const revised = async (huntId: string): Promise<Hunt> => {
    return nextOf(await new Publisher(around).finish(await kept(huntId)));
  };
  const nextOf = async ({ huntId }: Hunt): Promise<Hunt> => {
    const hunt = (await hunts.find(huntId)) as Hunt;
    const definition = { ...smallHunt(huntId), version: 2, title: 'Another title' };
    const next = nextVersion(hunt, { definition, by: 'you', at: Date.now() }, keys);
    expect(await hunts.replace(hunt, next)).toEqual({ kind: 'replaced' });
    return next;
  };
  /** What the topics hold of a version of a hunt, each message once, as it came first. */
  const told = async (huntId: string, version: number): Promise<readonly Seen[]> => {
    const all = await Promise.all(
      [clueActivity, definitions, playerActivity].map((topic) => deployment.read(topic)),
    );
    const first = new Map<string, Seen>();
    for (const seen of all.flat().map(seenOf)) {
      const value = seen.value as { huntId: string; huntVersion: number };
      if (value.huntId === huntId && value.huntVersion === version && !first.has(seen.id))
        first.set(seen.id, seen);
    }
    return [...first.values()];
  };
  const resume = () => new Resumer(hunts, new Publisher(around), journal).round();
  const expectComplete = async (hunt: Hunt): Promise<void> => {
    const seen = await told(hunt.huntId, hunt.version);
    const expected = stepsOf(editionOf(hunt, keys), deployment).map(({ records }) => records);
    const ids = (of: number) => expected[of]?.map(({ headers }) => headers['ce_id']).sort();
    const timesOf = (of: number) =>
      seen.filter(({ id }) => ids(of)?.includes(id)).map((one) => one.timestampMs);
    expect(seen.map(({ id }) => id).sort()).toEqual([ids(0), ids(1), ids(2)].flat().sort());
    expect(Math.max(...timesOf(0))).toBeLessThanOrEqual(Math.min(...timesOf(1)));
    expect(Math.max(...timesOf(1))).toBeLessThanOrEqual(Math.min(...timesOf(2)));
    expect(
      seen
        .filter(({ type }) => type === 'hunt.adopted')
        .map((one) => one.partition)
        .sort(),
    ).toEqual([0, 1, 2]);
  };

  const begun = { 'first version': kept, 'second version': revised };
  const versions = Object.keys(begun) as (keyof typeof begun)[];
  it.each(
    versions.flatMap((version) =>
      steps.flatMap((step, at) => deaths.map((death) => ({ version, step, at, death }))),
    ),
  )(
    'of the $version is completed by the next process when one dies at $step, $death',
    async ({ version, at, death }) => {
      const hunt = await begun[version](`${version[0]}-${at}-${deaths.indexOf(death)}`);
      await expect(new Publisher({ ...around, ...mortal(around, at, death) }).finish(hunt)).rejects.toThrow(
        'died',
      );
      await resume();
      expect(await hunts.find(hunt.huntId)).toMatchObject({
        version: hunt.version,
        status: 'published',
        history: hunt.history,
      });
      await expectComplete(hunt);
    },
    30_000,
  );

  it('is the same when two catalogs do it at once', async () => {
    const hunt = await kept('twice');
    const done = await Promise.all(
      [new Publisher(around), new Publisher(around)].map((one) => one.finish(hunt)),
    );
    expect(done.map(({ status }) => status)).toEqual(['published', 'published']);
    await expectComplete(hunt);
  }, 30_000);

  it('is of the second version although this process has not heard yet that the first is out', async () => {
    const first = await kept('slow');
    const second = Promise.withResolvers<Hunt>();
    const slow: Pick<HuntRepository, 'find' | 'advance'> = {
      find: (huntId) => hunts.find(huntId),
      async advance(from, to) {
        const isMoved = await hunts.advance(from, to);
        if (to.status === 'published' && to.version === 1) {
          second.resolve(await nextOf(first));
          await setImmediate(); // Whoever waits for the second version asks for it now.
        }
        return isMoved;
      },
    };
    const publisher = new Publisher({ ...around, hunts: slow });
    const asked = second.promise.then((hunt) => publisher.finish(hunt));
    await publisher.finish(first);
    expect(await asked).toMatchObject({ version: 2, status: 'published' });
    await expectComplete(await second.promise);
  }, 30_000);

  it('is taken back by the next process when one dies in the middle', async () => {
    const hunt = await new Publisher(around).finish(await kept('withdrawn'));
    await hunts.replace(hunt, withdrawing(hunt, { by: 'me', at: Date.now() }));
    const going = (await hunts.find(hunt.huntId)) as Hunt;
    const dying = new Publisher({ ...around, ...mortal(around, 1, 'before it is noted') });
    await expect(dying.finish(going)).rejects.toThrow('died');
    await resume();
    const after = (await hunts.find(hunt.huntId)) as Hunt;
    expect(after).toMatchObject({ status: 'withdrawn', version: 2 });
    await expectComplete(after);
  }, 30_000);
});
