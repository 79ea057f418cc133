import { clueActivity, flow, header } from '@treasure-hunt/contracts';
import { ShardMachine, type LogRecord, type OutgoingRecord } from '@treasure-hunt/shards';
import { crossing, recordOf, tally } from '@treasure-hunt/shards/testing';
import { returned } from './returned.js';

const place = { topic: clueActivity.name, partition: 0, partitions: 1 };
const machine = (): ShardMachine => {
  const sink = { prefix: '', partitions: 1, continueTrace: () => '' };
  const nothing = { position: 0, lastRead: null, clockMs: 0, sequences: [] };
  return new ShardMachine({ stage: tally, place, incarnation: 0, sink }, nothing, {
    documents: [],
    parked: [],
  });
};
const decide = (by: ShardMachine, ...records: LogRecord[]) =>
  by.decide(records.map((record) => by.decode(record)));
const sent = (player: string, index: number) =>
  crossing('gate', player, { origin: 'o', sequence: { offset: 1, index } });
const quarantinedBy = ({ inner }: ReturnType<typeof decide>): LogRecord => recordOf(inner[0]!, 7);

describe('a message that is put back from quarantine', () => {
  it('has its bytes and headers, and none of what quarantine added', () => {
    const garbage: OutgoingRecord = { ...crossing('gate', 'ann'), value: '{"clueId":7' };
    const refused = quarantinedBy(decide(machine(), recordOf(garbage, 0)));
    expect(returned(refused, 'q/0/7')).toEqual({
      ...garbage,
      key: Buffer.from('gate'),
      value: Buffer.from('{"clueId":7'),
    });
  });

  it('is decided, once, although its sender’s later messages were decided before', () => {
    const shard = machine();
    const refused = quarantinedBy(decide(shard, recordOf({ ...sent('ann', 0), value: 'not yet' }, 0)));
    decide(shard, recordOf(sent('bob', 1), 1));
    const back = { ...returned(refused, 'q/0/7'), value: sent('ann', 0).value };
    const batch = decide(shard, recordOf(back, 2), recordOf(back, 3));
    expect(batch.counts.get('shard.decided')).toBe(1);
    expect(batch.counts.get('shard.duplicates.dropped')).toBe(1);
    expect(back.headers[header.type]).toBe(flow.clueSolving.takes[1].type);
  });
});
