import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { clueActivity } from '@treasure-hunt/contracts';
import { inDatabase, type KeptShard } from '@treasure-hunt/persistence';
import type { Log, Reading } from '@treasure-hunt/shards';
import {
  crossing,
  MemoryLog,
  MemoryStore,
  redriveOf,
  startLone,
  tallyHolding,
  type TallyStage,
} from '@treasure-hunt/shards/testing';
import { auditShard, type Outcome } from './audit-shard.js';
import { AuditedPoints } from './audited-point.js';
import { TopicReader } from './topic-reader.js';

const shardId = `${clueActivity.name}/0`;
const place = { topic: clueActivity.name, partition: 0, partitions: 1 };
const stage = tallyHolding(3_600_000);
/** Takes `poison` for a player like any other. */
const mended: TallyStage = {
  ...stage,
  decide: (command, state) => {
    if (command.type === 'due' || command.data.playerId !== 'poison') return stage.decide(command, state);
    return stage.decide({ ...command, data: { ...command.data, playerId: 'cured' } }, state);
  },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A shard on a log and a store in memory, and its audit by the mended rules. */
class Scene {
  readonly log = new MemoryLog(1);
  readonly store = new MemoryStore();

  /** Decides all that is in the log. */
  async decide(by: TallyStage): Promise<void> {
    const process = await startLone({ binding: { stage: by }, log: this.log, store: this.store });
    const { high } = await this.log.bounds(place.topic, 0);
    while (this.store.shard(shardId).position < high) await sleep(5);
    await process.stop(100);
  }

  async kept(): Promise<KeptShard> {
    const shard = this.store.shard(shardId);
    const { documents, parked } = await this.store.load(
      { shardId, epoch: shard.epoch },
      Object.values(stage.parts),
      place,
    );
    return {
      shard,
      documents: documents.map(({ collection, key, value }) => ({
        collection,
        document: inDatabase({ collection, key, value: value! }, place),
      })),
      parked,
      failed: this.store.failed,
    };
  }

  async audit(kept: KeptShard, { low = 0, accept = false } = {}): Promise<Outcome> {
    const reader = await TopicReader.open({ read: (...to) => this.join(...to) }, place.topic);
    const books = { reader, points: new AuditedPoints(folder), low, accept };
    const outcome = await auditShard({ stage: mended, place, prefix: '', kept }, books);
    await reader.close();
    return outcome;
  }

  private async join(...[topic, group, listener]: Parameters<Log['read']>): Promise<Reading> {
    const reading = await this.log.read(topic, group, listener);
    listener.assigned([0]);
    return reading;
  }
}

const withoutDocuments = async (scene: Scene): Promise<KeptShard> => ({
  ...(await scene.kept()),
  documents: [],
});

describe('the audit of a shard', () => {
  it('finds what is kept to be as the log says, and begins there the next time', async () => {
    const scene = new Scene();
    scene.log.append(crossing('gate', 'ann'));
    await scene.decide(stage);
    expect(await scene.audit(await scene.kept())).toMatchObject({
      documents: 1,
      records: 1,
      differences: [],
    });
    scene.log.append(crossing('gate', 'bob'));
    await scene.decide(stage);
    expect(await scene.audit(await scene.kept(), { low: 1 })).toMatchObject({ records: 1, differences: [] });
    const [file] = await readdir(folder);
    expect((await stat(join(folder, file!))).mode & 0o777).toBe(0o600);
  });

  it('keeps to its last point while something differs, until that is accepted', async () => {
    const scene = new Scene();
    scene.log.append(crossing('gate', 'ann'));
    await scene.decide(stage);
    for (let n = 0; n < 2; n += 1)
      expect(await scene.audit(await withoutDocuments(scene))).toMatchObject({
        differences: [{ collection: 'tallies', id: 'gate', path: '', kept: undefined }],
      });
    await scene.audit(await withoutDocuments(scene), { accept: true });
    expect(await scene.audit(await withoutDocuments(scene))).toMatchObject({ differences: [] });
  });

  it('knows what failed: a key that is parked, or was parked and decided after the mend, is no difference', async () => {
    const scene = new Scene();
    for (const player of ['ann', 'poison', 'bob']) scene.log.append(crossing('gate', player));
    scene.log.append(crossing('well', 'ann'));
    await scene.decide(stage);
    const parked = await scene.kept();
    expect(parked.parked).toHaveLength(2);
    expect(await scene.audit(parked)).toMatchObject({ differences: [] });

    scene.log.append(redriveOf('gate')); // Not mended yet.
    await scene.decide(stage);
    scene.log.append(redriveOf('gate'));
    scene.log.append(crossing('gate', 'cy'));
    await scene.decide(mended);
    const redriven = await scene.kept();
    expect(redriven.parked).toEqual([]);
    expect(await scene.audit(redriven)).toMatchObject({ records: 3, differences: [] });
    await rm(folder, { recursive: true });
    expect(await scene.audit(redriven)).toMatchObject({ records: 7, differences: [] });
  });

  it.each([
    ['the log has lost its beginning', 0, 1, 'the log begins at 1, and it was never audited'],
    ['another log was accepted', 1, 0, 'an operator has accepted another log (incarnation 1)'],
  ])('says so where %s, and begins with what is kept', async (...[, incarnation, low, why]) => {
    const scene = new Scene();
    scene.log.append(crossing('gate', 'ann'));
    await scene.decide(stage);
    const kept = await scene.kept();
    const shard = { ...kept.shard, incarnation };
    expect(await scene.audit({ ...kept, shard }, { low })).toMatchObject({ why, differences: [] });
    expect(await scene.audit({ ...kept, shard }, { low })).toMatchObject({ records: 0, differences: [] });
  });

  it('says so where the database was set back behind what was audited, and waits until it has come so far again', async () => {
    const scene = new Scene();
    scene.log.append(crossing('gate', 'ann'));
    await scene.decide(stage);
    const before = await scene.kept();
    scene.log.append(crossing('gate', 'bob'));
    await scene.decide(stage);
    await scene.audit(await scene.kept());
    const after = await scene.kept();
    for (let n = 0; n < 2; n += 1)
      expect((await scene.audit(before)).why).toMatch(/^what is kept ends at 1, before 2/);
    expect(await scene.audit(after)).toMatchObject({ records: 0, differences: [] });
  });
});
