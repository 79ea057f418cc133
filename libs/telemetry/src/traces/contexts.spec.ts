import { parseTraceParent } from '@opentelemetry/core';
import fc from 'fast-check';
import { beginTrace, Contexts, isSampled } from './contexts.js';
import { samplerOf, type SamplerName } from './sampler.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const inbound = `00-${traceId}-00f067aa0ba902b7-00`;
const sampled = inbound.replace(/00$/, '01');
const decisionId = 'q2Vd3Zb1cTg0WmXk9LrQfA';
const contexts = (name: SamplerName = 'parentbased_always_on', ratio = 1) =>
  new Contexts(samplerOf(name, ratio), true);

describe('the context of a decision', () => {
  it('keeps the trace and flags of what was decided, under a span of its own', () => {
    const next = parseTraceParent(contexts().continueTrace(inbound, decisionId));
    expect(next).toMatchObject({ traceId, traceFlags: 0 });
    expect(next?.spanId).not.toBe('00f067aa0ba902b7');
    expect(contexts().continueTrace(`${inbound.slice(0, -2)}03`, decisionId)).toMatch(/-03$/);
  });

  it.each([
    undefined,
    '',
    'nonsense',
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `ff-${traceId}-00f067aa0ba902b7-01`,
    `${inbound}-more`,
    inbound.toUpperCase(),
  ])('begins a trace after %s', (header) => {
    const begun = parseTraceParent(contexts().continueTrace(header, decisionId));
    expect(begun).toMatchObject({ traceFlags: 1 });
    expect(begun?.traceId).not.toBe(traceId);
    expect(contexts().continueTrace(header, decisionId)).toBe(beginTrace(decisionId));
  });

  it('reads a header of a later version', () =>
    expect(contexts().continueTrace(`01-${traceId}-00f067aa0ba902b7-01-new`, decisionId)).toContain(
      `00-${traceId}-`,
    ));

  it('is the same when the same decision is made again, and another for another decision', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        for (const parent of [inbound, undefined]) {
          const context = contexts().continueTrace(parent, one);
          expect(contexts().continueTrace(parent, one)).toBe(context);
          expect(contexts().continueTrace(parent, other)).not.toBe(context);
          expect(parseTraceParent(context)).not.toBeNull();
        }
      }),
    ));

  it('has another span for each topic, in the same trace with the same flags', () =>
    fc.assert(
      fc.property(fc.string(), (id) => {
        const context = contexts().continueTrace(sampled, id);
        const sends = ['feed', 'outcomes'].map((topic) => contexts().sendTrace(context, topic));
        expect(new Set([context, ...sends]).size).toBe(3);
        for (const send of sends) expect(parseTraceParent(send)).toMatchObject({ traceId, traceFlags: 1 });
      }),
    ));

  it('is that of the message where nobody exports spans', () => {
    const passing = new Contexts(samplerOf('always_on', 1), false);
    expect(passing.continueTrace(inbound, decisionId)).toBe(inbound);
    expect(passing.sendTrace(inbound, 'feed')).toBe(inbound);
    expect(passing.continueTrace(undefined, decisionId)).toBe(beginTrace(decisionId));
  });
});

describe('whether a trace is sampled', () => {
  const takes = (name: SamplerName, parent?: string, ratio = 0.25) =>
    isSampled(contexts(name, ratio).continueTrace(parent, decisionId));

  it.each<[SamplerName, boolean, boolean, boolean]>([
    ['always_on', true, true, true],
    ['always_off', false, false, false],
    ['parentbased_always_on', true, true, false],
    ['parentbased_always_off', false, true, false],
  ])('is said by %s: of a beginning %s, after a sampled message %s, after another %s', (name, ...said) =>
    expect([undefined, sampled, inbound].map((parent) => takes(name, parent))).toEqual(said),
  );

  it('is so of the share that a sampler by ratio takes, of all processes the same traces', () => {
    const ids = Array.from({ length: 4_000 }, (_, n) => `decision ${n}`);
    const begun = ids.map((id) => contexts('parentbased_traceidratio', 0.25).continueTrace(undefined, id));
    const taken = begun.filter(isSampled).length;
    expect(taken).toBeGreaterThan(850);
    expect(taken).toBeLessThan(1_150);
    const later = begun.map((context) => contexts('traceidratio', 0.25).continueTrace(context, decisionId));
    expect(later.map(isSampled)).toEqual(begun.map(isSampled));
  });
});
