import { header } from '@treasure-hunt/contracts';
import { headerText, type LogRecord, type OutgoingRecord } from '../ports/log.js';
import type { TakeTrace } from '../ports/tracing.js';
import { crossing, recordOf, redriveOf, tally } from '../testing/index.js';
import { decide, machineFrom, mended, nothing, start, tick } from '../testing/tally-machine.js';
import type { Sink } from './outputs.js';

/** Continues a trace as `<trace> <decision>`, and says on each topic which one it is. */
const sink: Sink = {
  prefix: '',
  partitions: 1,
  continueTrace: (traceParent, decisionId) => `${traceParent?.split(' ')[0] ?? 'begun'} ${decisionId}`,
  sendTrace: (context, topic) => `${context} ${topic}`,
};
const take = (): TakeTrace => ({ decided: () => undefined, sent: () => undefined });

const traced = (
  offset: number,
  traceParent: string,
  { playerId = 'ann', timestampMs = offset } = {},
): LogRecord => {
  const { headers, ...record } = crossing('gate', playerId);
  return recordOf(
    { ...record, headers: { ...headers, [header.traceParent]: traceParent } },
    offset,
    timestampMs,
  );
};
const tracesOf = (records: readonly OutgoingRecord[]): string[] =>
  records.map(({ headers }) => headerText(headers, header.traceParent) ?? '');
const firsts = (traces: readonly string[]): (string | undefined)[] => traces.map((one) => one.split(' ')[0]);

describe('the trace of a message', () => {
  it('goes on in what is told of it, on each topic under a context of its own, and in the document that it changes', () => {
    const batch = decide(machineFrom(start, nothing, { sink }), traced(0, 'T'));
    const [feed = '', inner = ''] = tracesOf([...batch.feed, ...batch.inner]);
    expect(firsts([feed, inner])).toEqual(['T', 'T']);
    expect(feed).not.toBe(inner);
    expect(batch.changes).toMatchObject([
      { traceParent: expect.stringMatching(/^T \S+ clue-solving$/) as unknown },
    ]);
  });

  it('goes on when what it led to is due, also after the shard was loaded again', () => {
    const machine = machineFrom(start, nothing, { sink });
    decide(machine, traced(0, 'T'));
    const loaded = { documents: [...machine.documents.entries()], parked: [] };
    for (const one of [machine, machineFrom(machine.progress, loaded, { sink })]) {
      const { feed } = decide(one, tick(1, 20_000));
      expect(firsts(tracesOf(feed))).toEqual(['T']);
    }
  });

  it('goes on when it is redriven', () => {
    const machine = machineFrom(start, nothing, { sink });
    decide(machine, traced(0, 'T', { playerId: 'poison' }));
    const mendedMachine = machineFrom(
      machine.progress,
      { documents: [], parked: machine.parking.records() },
      {
        sink: { ...sink, take },
        stage: mended,
      },
    );
    const { notes } = decide(mendedMachine, recordOf(redriveOf('gate'), 1));
    expect(notes).toMatchObject([{ parent: 'T', clueId: 'gate', at: { offset: 1 } }]);
  });

  it('is with what tells an operator that it was not decided', () => {
    const { setbacks } = decide(
      machineFrom(start, nothing, { sink }),
      traced(0, 'T', { playerId: 'poison' }),
      {
        ...traced(1, 'U'),
        value: Buffer.from('no JSON'),
      },
    );
    expect(setbacks.map(({ traceParent }) => traceParent)).toEqual(['T', 'U']);
  });
});

describe('what is noted for traces', () => {
  it('is each decision, with its clue and what it told, and nothing where nobody traces', () => {
    const machine = machineFrom(start, nothing, { sink: { ...sink, take } });
    const { notes, feed, inner } = decide(machine, traced(7, 'T', { timestampMs: 8 }));
    expect(notes).toMatchObject([
      { type: 'clue.discovered', parent: 'T', clueId: 'gate', at: { offset: 7 } },
    ]);
    expect(new Set(notes[0]?.told)).toEqual(new Set([...feed, ...inner]));
    expect(decide(machineFrom(start, nothing, { sink }), traced(0, 'T')).notes).toEqual([]);
  });

  it('is something else for another stage that decides at the same offsets', () => {
    const stages = [tally, { ...tally, flow: { ...tally.flow, name: 'another' } }];
    const spans = stages.map((stage) => {
      const machine = machineFrom(start, nothing, { sink: { ...sink, take }, stage });
      return decide(machine, traced(0, 'T')).notes[0]?.spanOf;
    });
    expect(new Set(spans).size).toBe(2);
  });

  it('is nothing of a message that was seen before', () => {
    const machine = machineFrom(start, nothing, { sink: { ...sink, take } });
    const sent = { origin: 'x', sequence: { offset: 1, index: 0 } };
    const twice = [0, 1].map((offset) => recordOf(crossing('gate', 'ann', sent), offset));
    expect(decide(machine, ...twice).notes).toHaveLength(1);
  });
});
