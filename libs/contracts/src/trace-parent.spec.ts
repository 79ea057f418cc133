import { traceFields, traceIdsIn } from './trace-parent.js';

const [traceId, spanId] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];

describe('a traceparent', () => {
  it.each([`00-${traceId}-${spanId}-01`, `01-${traceId}-${spanId}-00-what-comes-later`])(
    'is read: %s',
    (text) => {
      expect(traceIdsIn(text)).toEqual({ traceId, spanId });
      expect(traceFields(text)).toEqual({ trace_id: traceId, span_id: spanId });
    },
  );

  it.each([
    undefined,
    '',
    '00-trace',
    `ff-${traceId}-${spanId}-01`,
    `00-${'0'.repeat(32)}-${spanId}-01`,
    `00-${traceId}-${'0'.repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
  ])('is none: %s', (text) => {
    expect(traceIdsIn(text)).toBeUndefined();
    expect(traceFields(text)).toEqual({});
  });
});
