/** Header names: CloudEvents 1.0 in Kafka's binary mode, W3C trace context, and the engine's own. */
export const header = {
  specVersion: 'ce_specversion',
  id: 'ce_id',
  type: 'ce_type',
  source: 'ce_source',
  time: 'ce_time',
  contentType: 'content-type',
  traceParent: 'traceparent',
  traceState: 'tracestate',
  /** `<input topic>/<partition>@<incarnation>` of the shard that decided it. */
  origin: 'hunt-origin',
  /** `<offset>.<index>`: the input's offset and the output's number within it. */
  sequence: 'hunt-seq',
  /** The `ce_id` of the message that caused this one. */
  causedBy: 'causedby',
} as const;

/** Headers of a quarantined message, beside its own. */
export const quarantineHeader = {
  reason: 'quarantine-reason',
  service: 'quarantine-service',
  topic: 'quarantine-topic',
  partition: 'quarantine-partition',
  offset: 'quarantine-offset',
  at: 'quarantine-at',
} as const;

/** A position among the outputs of one origin, compared as a pair. */
export interface Sequence {
  readonly offset: number;
  readonly index: number;
}

export const formatSequence = ({ offset, index }: Sequence): string => `${offset}.${index}`;

/** Reads `<offset>.<index>`, two unsigned integers; anything else is undefined. */
export const parseSequence = (text: string): Sequence | undefined => {
  const parts = /^(\d{1,15})\.(\d{1,9})$/.exec(text);
  return parts ? { offset: Number(parts[1]), index: Number(parts[2]) } : undefined;
};

export const isAfter = (a: Sequence, b: Sequence): boolean =>
  a.offset > b.offset || (a.offset === b.offset && a.index > b.index);
