import { clueActivity, headersOf } from '@treasure-hunt/contracts';
import { tally } from '../testing/index.js';
import { ShardMachine } from './machine.js';

describe('a record at which owners died twice', () => {
  it.each(['tick', 'solution.rejected'])('is stepped over where it is a %s: nobody decides it', (type) => {
    const place = { topic: clueActivity.name, partition: 0, partitions: 1 };
    const sink = { prefix: '', partitions: 1, continueTrace: () => '00-trace' };
    const machine = new ShardMachine(
      { stage: tally, place, incarnation: 0, sink },
      { position: 0, lastRead: null, clockMs: 0, sequences: [] },
      { documents: [], parked: [] },
    );
    const headers = headersOf({ id: 'x', type, source: '/test', timeMs: 0 });
    const record = { offset: 0, timestampMs: 0, key: null, value: Buffer.from('{}'), headers };
    expect(machine.parkUnseen(record).parkedChanges).toEqual([]);
    expect(machine.nextOffset).toBe(1);
  });
});
