import { clueActivity, clueOutcomes, header, playerFeed } from '@treasure-hunt/contracts';
import type { DecisionNote, Setback, Taker } from '@treasure-hunt/shards';
import { crossing, recordOf } from '@treasure-hunt/shards/testing';
import { Contexts, type FinishedSpan } from '@treasure-hunt/telemetry';
import { TakeSpans } from './take-spans.js';

const [sampled, unsampled] = ['01', '00'].map(
  (flags) => `00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-${flags}`,
) as [string, string];
const contexts = new Contexts((_, parent) => parent ?? true, true);
const taker: Taker = {
  stage: 'clue-solving',
  topic: clueActivity.name,
  partition: 3,
  epoch: 1,
  takenOverAt: 0,
};

const record = recordOf(crossing('gate', 'ann'), 7);
const told = [playerFeed, clueOutcomes].map(({ name: topic }) => ({
  ...crossing('gate', 'ann'),
  topic,
  headers: { [header.type]: 'clue.assigned', [header.origin]: 'in/3@0', [header.sequence]: '7.0' },
}));
const note = (parent: string, more: Partial<DecisionNote> = {}): DecisionNote => ({
  ...{ spanOf: 'd1', context: undefined, type: 'clue.discovered', parent, at: record, clueId: 'gate' },
  ...{ sinceMs: 1_000, told, ...more },
});
const setback = (traceParent: string): Setback => ({
  ...{ signal: 'shard.parked', reason: 'failed', offset: 7, key: 'gate', says: 'Error: lion', traceParent },
});

/** What is exported of a take that began at 1 s and took so long. */
const exported = (
  taken: { readonly notes?: DecisionNote[]; readonly setbacks?: Setback[] },
  { tookMs = 4, messages = 1, by = taker } = {},
): FinishedSpan[] => {
  const written: FinishedSpan[] = [];
  let nowMs = 1_000;
  const spans = { write: (span: FinishedSpan) => void written.push(span), nowMs: () => nowMs };
  const take = new TakeSpans({ contexts, spans, prefix: '', slowMs: 1_000 }, by);
  take.decided({ notes: [], setbacks: [], ...taken }, messages);
  nowMs += tookMs / 2;
  take.sent('feed');
  nowMs += tookMs / 2;
  take.sent('inner');
  return written;
};
const named = (spans: readonly FinishedSpan[], name: string) => spans.filter((span) => span.name === name);

describe('the spans of a take', () => {
  it('are one for each decision, under the message, and one for each topic that it tells, under the decision', () => {
    const [process, feed, outcomes] = exported({ notes: [note(sampled)] });
    expect(process).toMatchObject({
      ...{
        name: `process ${clueActivity.name}`,
        kind: 'consumer',
        parent: sampled,
        startMs: 1_000,
        endMs: 1_004,
      },
      attributes: {
        ...{
          'messaging.system': 'kafka',
          'messaging.operation.type': 'process',
          'messaging.kafka.offset': 7,
        },
        ...{ 'hunt.clue.id': 'gate', 'hunt.origin': 'in/3@0', 'hunt.sequence': ['7.0'] },
        'hunt.facts': ['clue.assigned'],
      },
    });
    expect(feed).toMatchObject({
      name: `send ${playerFeed.name}`,
      kind: 'producer',
      startMs: 1_000,
      endMs: 1_002,
    });
    expect(outcomes).toMatchObject({ name: `send ${clueOutcomes.name}`, startMs: 1_002, endMs: 1_004 });
    for (const send of [feed, outcomes]) expect(send?.parent).toBe(process?.context);
    expect(outcomes?.context).toBe(contexts.sendTrace(process!.context, clueOutcomes.name));
  });

  it('are those of one decision, whoever decides it again, and the later one says so', () => {
    const again = { by: { ...taker, epoch: 2, takenOverAt: 8 } };
    const [first, second] = [
      exported({ notes: [note(sampled)] }),
      exported({ notes: [note(sampled)] }, again),
    ];
    expect(second.map(({ context }) => context)).toEqual(first.map(({ context }) => context));
    expect(first[0]?.attributes).toMatchObject({ 'hunt.shard.epoch': 1 });
    expect(first[0]?.attributes).not.toHaveProperty('hunt.shard.taken_over');
    expect(second[0]?.attributes).toMatchObject({ 'hunt.shard.epoch': 2, 'hunt.shard.taken_over': true });
  });

  it('of several messages are linked with one of the batch', () => {
    const spans = exported({ notes: [note(sampled), note(sampled, { spanOf: 'd2' })] }, { messages: 2 });
    const [batch, ...others] = named(spans, `receive ${clueActivity.name}`);
    const processes = named(spans, `process ${clueActivity.name}`);
    expect(others).toEqual([]);
    expect(batch?.attributes).toMatchObject({ 'messaging.batch.message_count': 2 });
    expect(batch?.links).toEqual(processes.map(({ context }) => context));
    for (const { links } of processes) expect(links).toEqual([batch?.context]);
  });

  it('are linked with the message at whose offset something else was decided', () => {
    const at = { ...record, headers: { [header.traceParent]: unsampled } };
    expect(exported({ notes: [note(sampled, { type: 'due', at })] })[0]?.links).toEqual([unsampled]);
  });
});

describe('of a trace that is not sampled', () => {
  it('nothing is exported while all is well', () =>
    expect(exported({ notes: [note(unsampled)] })).toEqual([]));

  it('what is slow is exported, counted from the event on', () => {
    const slow = [
      exported({ notes: [note(unsampled)] }, { tookMs: 1_002 }),
      exported({ notes: [note(unsampled, { sinceMs: 2 })] }),
    ];
    for (const spans of slow) expect(spans[0]?.attributes).toMatchObject({ 'hunt.slow': true });
  });

  it('what was not decided is exported, without what the error says', () => {
    const [span, ...others] = exported({ setbacks: [setback(unsampled)] });
    expect(others).toEqual([]);
    expect(span).toMatchObject({
      name: `process ${clueActivity.name}`,
      parent: unsampled,
      error: 'parked: failed',
    });
    expect(JSON.stringify(span)).not.toContain('lion');
  });

  it('a few are exported of many that are slow at once', () => {
    const notes = Array.from({ length: 500 }, (_, n) =>
      note(unsampled, { spanOf: `d${n}`, sinceMs: 0, told: [] }),
    );
    const spans = exported({ notes }, { messages: 500, tookMs: 2_000 });
    expect(named(spans, `process ${clueActivity.name}`)).toHaveLength(10);
  });
});
