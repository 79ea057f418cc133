import { parseTraceParent } from '@opentelemetry/core';
import fc from 'fast-check';
import { continueTrace } from './index.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const inbound = `00-${traceId}-00f067aa0ba902b7-00`;
const decisionId = 'q2Vd3Zb1cTg0WmXk9LrQfA';

describe('trace context', () => {
  it('keeps the trace and flags of what was decided, under a parent of its own', () => {
    const next = parseTraceParent(continueTrace(inbound, decisionId).traceparent);
    expect(next).toMatchObject({ traceId, traceFlags: 0 });
    expect(next?.spanId).not.toBe('00f067aa0ba902b7');
    expect(continueTrace(`${inbound.slice(0, -2)}03`, decisionId).traceparent).toMatch(/-03$/);
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
  ])('begins a sampled trace after %s', (header) => {
    const begun = parseTraceParent(continueTrace(header, decisionId).traceparent);
    expect(begun).toMatchObject({ traceFlags: 1 });
    expect(begun?.traceId).not.toBe(traceId);
  });

  it('reads a header of a later version', () =>
    expect(continueTrace(`01-${traceId}-00f067aa0ba902b7-01-new`, decisionId).traceparent).toContain(
      `00-${traceId}-`,
    ));

  it('is the same when the same decision is made again, and another for another decision', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 2 }), ([one = '', other = '']) => {
        expect(continueTrace(inbound, one)).toEqual(continueTrace(inbound, one));
        expect(continueTrace(undefined, one)).not.toEqual(continueTrace(undefined, other));
        expect(parseTraceParent(continueTrace(undefined, one).traceparent)).not.toBeNull();
      }),
    ));
});
