import { header, playerFeed } from '@treasure-hunt/contracts';
import {
  headerText,
  type DecisionNote,
  type Setback,
  type TakeTrace,
  type Taken,
  type Taker,
} from '@treasure-hunt/shards';
import { isSampled, type Contexts, type SpanWriter } from '@treasure-hunt/telemetry';
import { aboutDecision, processSpan, takeSpan } from './decision-span.js';
import { sendSpan } from './send-span.js';

/** What spans are made with. */
export interface TakeSpansOptions {
  readonly contexts: Contexts;
  readonly spans: SpanWriter;
  /** What the names of all topics begin with. */
  readonly prefix: string;
  /** What takes longer is exported whether or not its trace is sampled. */
  readonly slowMs: number;
}

/** Of one take so many are exported that are not sampled: where thousands are slow, a few tell as much. */
const maxUnsampledPerTake = 10;

/** The spans of one take. They are made when it is over, and only those that are exported. */
export class TakeSpans implements TakeTrace {
  private readonly startMs: number;
  private taken: Taken = { notes: [], setbacks: [] };
  private messages = 0;
  private decidedMs = 0;
  private feedMs = 0;
  private endMs = 0;
  private batchContext: string | undefined;
  private unsampledLeft = maxUnsampledPerTake;

  constructor(
    private readonly options: TakeSpansOptions,
    private readonly taker: Taker,
  ) {
    this.startMs = options.spans.nowMs();
  }

  decided(taken: Taken, messages: number): void {
    this.taken = taken;
    this.messages = messages;
    this.decidedMs = this.options.spans.nowMs();
  }

  sent(what: 'feed' | 'inner'): void {
    const nowMs = this.options.spans.nowMs();
    if (what === 'feed') this.feedMs = nowMs;
    else {
      this.endMs = nowMs;
      this.export();
    }
  }

  private export(): void {
    const { notes, setbacks } = this.taken;
    const exported = [
      ...setbacks.flatMap((setback) => this.setback(setback)),
      ...notes.flatMap((note) => this.decision(note)),
    ];
    if (exported.length === 0 || this.batch === undefined) return;
    const { batch: context, startMs, endMs, taker, messages } = this;
    const { spans, prefix } = this.options;
    const span = { context, startMs, endMs, links: exported, attributes: {} };
    spans.write(takeSpan(span, { taker, prefix, messages }));
  }

  /** A batch has a trace of its own, linked with those of its messages; a message alone is none. */
  private get batch(): string | undefined {
    if (this.messages <= 1) return undefined;
    const { topic, partition, epoch } = this.taker;
    const id = `receive ${topic}/${partition} ${epoch} ${this.startMs}`;
    return (this.batchContext ??= this.options.contexts.continueTrace(undefined, id));
  }

  /** Exports a decision that is sampled or was slow; its context where it did. */
  private decision(note: DecisionNote): string[] {
    const { contexts, spans, slowMs } = this.options;
    const context = note.context ?? contexts.continueTrace(note.parent, note.spanOf);
    const isSlow = this.endMs - note.sinceMs > slowMs;
    if (!isSampled(context) && !(isSlow && this.mayExport())) return [];
    const { parent, at, told } = note;
    const links = [this.batch, occasionOf(note)].filter((link) => link !== undefined);
    const attributes = { ...aboutDecision(note), ...(isSlow && { 'hunt.slow': true }) };
    this.process({ context, parent, links, attributes }, at.offset);
    for (const [topic, records] of Map.groupBy(told, (record) => record.topic))
      spans.write(sendSpan({ topic, records, parent: context, ...this.sentTo(topic, context) }));
    return [context];
  }

  /** A message that was not decided is exported whether or not it is sampled. */
  private setback(setback: Setback): string[] {
    const { offset, key, reason, signal, traceParent: parent } = setback;
    const { topic, partition, stage } = this.taker;
    const id = `${topic}/${partition}/${offset} ${key} ${stage}`;
    const context = this.options.contexts.continueTrace(parent, id);
    if (!isSampled(context) && !this.mayExport()) return [];
    const error = `${signal.replace('shard.', '')}: ${reason}`;
    const links = this.batch === undefined ? [] : [this.batch];
    this.process({ context, parent, error, links, attributes: {} }, offset);
    return [context];
  }

  private process(span: Omit<Parameters<typeof processSpan>[0], 'startMs' | 'endMs'>, offset: number): void {
    const { startMs, endMs, taker } = this;
    const { spans, prefix } = this.options;
    spans.write(processSpan({ ...span, startMs, endMs }, { taker, prefix, offset }));
  }

  private sentTo(topic: string, context: string) {
    const { contexts, prefix } = this.options;
    const isFeed = topic === prefix + playerFeed.name;
    return {
      context: contexts.sendTrace(context, topic.slice(prefix.length)),
      startMs: isFeed ? this.decidedMs : this.feedMs,
      endMs: isFeed ? this.feedMs : this.endMs,
    };
  }

  private mayExport(): boolean {
    this.unsampledLeft -= 1;
    return this.unsampledLeft >= 0;
  }
}

/** The message at whose offset something else was decided: what was due, or was redriven. */
const occasionOf = ({ at, parent }: DecisionNote): string | undefined => {
  const traceParent = headerText(at.headers, header.traceParent);
  return traceParent === parent ? undefined : traceParent;
};
