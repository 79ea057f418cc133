import { huntDefinition, type HuntDefinition } from '@treasure-hunt/contracts';
import { HuntRepository, type Hunt } from '@treasure-hunt/persistence';
import { Publisher } from '../publication/publisher.js';
import { Deployment } from '../testing/deployment.js';
import { keys, smallHunt } from '../testing/hunts.js';
import { Catalog } from './catalog.js';

/** As it is sent: times are in ISO. */
const asJson = (hunt: HuntDefinition) => huntDefinition.encode(hunt);

/** A repository in which somebody else does something just before the next version is kept. */
class Overtaken extends HuntRepository {
  overtake?: (() => Promise<unknown>) | undefined;

  override async replace(seen: Hunt, next: Hunt) {
    const { overtake } = this;
    this.overtake = undefined;
    await overtake?.();
    return super.replace(seen, next);
  }
}

describe('an author who is overtaken by another', () => {
  let deployment: Deployment;
  let hunts: Overtaken;
  let slow: Catalog;
  let fast: Catalog;

  beforeAll(async () => {
    deployment = await Deployment.open(1);
    hunts = new Overtaken(deployment.database);
    await hunts.ensureIndexes();
    const catalogWith = (repository: HuntRepository) => {
      const around = { sender: deployment.kafka.sender(), hunts: repository, keys, address: deployment };
      return new Catalog(around, new Publisher(around), Date.now);
    };
    slow = catalogWith(hunts);
    fast = catalogWith(new HuntRepository(deployment.database));
  }, 60_000);
  afterAll(() => deployment.close(), 60_000);

  const titled = (huntId: string, version: number, title: string) => ({
    ...smallHunt(huntId),
    version,
    title,
  });

  it('withdraws the version of the other', async () => {
    await fast.publish(smallHunt('withdrawn'), { by: 'ann' });
    hunts.overtake = () => fast.publish(titled('withdrawn', 2, 'Faster'), { by: 'ann' });
    const hunt = await slow.withdraw('withdrawn', { by: 'bob' });
    expect(hunt).toMatchObject({ status: 'withdrawn', version: 3 });
    expect(hunt.history.map(({ what, by }) => `${what} by ${by}`)).toEqual([
      'published by ann',
      'published by ann',
      'withdrawn by bob',
    ]);
  }, 30_000);

  it('is told so, unless both have the same to say', async () => {
    await fast.publish(smallHunt('told'), { by: 'ann' });
    hunts.overtake = () => fast.publish(titled('told', 2, 'Faster'), { by: 'ann' });
    await expect(slow.publish(titled('told', 2, 'Slower'), { by: 'bob' })).rejects.toMatchObject({
      status: 409,
    });
    hunts.overtake = () => fast.publish(titled('told', 3, 'Same'), { by: 'ann' });
    expect(await slow.publish(titled('told', 3, 'Same'), { by: 'bob' })).toMatchObject({
      created: false,
      hunt: { version: 3, status: 'published' },
    });
    hunts.overtake = () => fast.withdraw('told', { by: 'ann' });
    await expect(slow.publish(titled('told', 4, 'Late'), { by: 'bob' })).rejects.toMatchObject({
      status: 409,
    });
  }, 30_000);
});

describe('a hunt that has closed', () => {
  let deployment: Deployment;
  let catalog: Catalog;
  let now = 0;

  beforeAll(async () => {
    deployment = await Deployment.open(1);
    const hunts = new HuntRepository(deployment.database);
    await hunts.ensureIndexes();
    const around = { sender: deployment.kafka.sender(), hunts, keys, address: deployment };
    catalog = new Catalog(around, new Publisher(around), () => now);
  }, 60_000);
  afterAll(() => deployment.close(), 60_000);

  it('is known again when the same content is sent, and takes no other version', async () => {
    const hunt = { ...smallHunt('closed'), closes: { at: 1_000 } };
    now = 999;
    expect(await catalog.publish(asJson(hunt), { by: 'ann' })).toMatchObject({ created: true });
    now = 1_000;
    expect(await catalog.publish(asJson(hunt), { by: 'ann' })).toMatchObject({
      created: false,
      hunt: { version: 1 },
    });
    for (const closes of [{ at: 1_000 }, { at: 2_000 }])
      await expect(
        catalog.publish(asJson({ ...hunt, version: 2, closes }), { by: 'ann' }),
      ).rejects.toMatchObject({
        status: 409,
        details: { detail: 'The hunt closed has closed.' },
      });
  }, 30_000);
});
