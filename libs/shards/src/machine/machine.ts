import { Documents, ownerOf, type AnyStage } from '@treasure-hunt/decider';
import { header, Redrive } from '@treasure-hunt/contracts';
import { headerText, type LogRecord } from '../ports/log.js';
import type { DocumentKey, Loaded, ParkedFor, ParkedRecord, Progress } from '../ports/store.js';
import { feedTypesOf, noteTold } from './awaited.js';
import { addOutgoing, count, countFacts, emptyBatch, type Batch } from './batch.js';
import { decodeRecord, mayBeDecided, sentOf } from './decode.js';
import type { Decoded, DecodedCommand, Place } from './decoded.js';
import { lastReadOf } from './last-read.js';
import { LogClock } from './log-clock.js';
import type { Sink } from './outputs.js';
import { parkedDue, parkedRecord, redrivenRecord } from './parked-record.js';
import { Parking } from './parking.js';
import { forwarded, quarantined } from './refused.js';
import { Sequences } from './sequences.js';
import { tell, type Asked, type Undecided } from './told.js';
import { Turn } from './turn.js';

/** This many due documents are worked off at one message; a tick carries on. */
export const maxDuePerMessage = 1_000;

type Refused = Pick<Extract<Decoded, { kind: 'quarantined' }>, 'record' | 'reason' | 'refusal'>;

export interface MachineOptions {
  readonly stage: AnyStage;
  readonly place: Place;
  readonly incarnation: number;
  readonly sink: Sink;
  /** Decisions that are known to have failed, by their id, with the reason: they fail again, mended or not. */
  readonly knownFailed?: ReadonlyMap<string, string>;
}

/**
 * The deterministic state machine over one partition: its state is a pure function of the log. Knows nothing of Kafka,
 * MongoDB or the wall clock; the loop around it loads, sends and saves.
 */
export class ShardMachine {
  readonly documents: Documents;
  readonly parking: Parking;
  private readonly sequences: Sequences;
  private readonly clock: LogClock;
  private readonly origin: string;
  private readonly feedTypes: ReadonlySet<string>;
  private position: number;
  private lastRead: Progress['lastRead'];

  constructor(
    private readonly options: MachineOptions,
    saved: Progress,
    loaded: Loaded,
  ) {
    const { place, incarnation, stage } = options;
    this.origin = `${place.topic}/${place.partition}@${incarnation}`;
    this.feedTypes = feedTypesOf(stage.flow);
    this.sequences = new Sequences(saved.sequences);
    this.clock = new LogClock(saved.clockMs);
    this.position = saved.position;
    this.lastRead = saved.lastRead;
    this.parking = new Parking(loaded.parked);
    this.documents = new Documents(Object.values(stage.parts));
    this.documents.apply(loaded.documents);
  }

  /** The offset that is decided next. */
  get nextOffset(): number {
    return this.position;
  }

  get progress(): Progress {
    const { position, lastRead } = this;
    return { position, lastRead, clockMs: this.clock.now, sequences: this.sequences.toJSON() };
  }

  /** When the first document comes up that is not parked; undefined if none is in sight by `untilMs`. */
  dueAt(untilMs: number): number | undefined {
    return this.documents.firstDue(untilMs, this.parking)?.dueAt;
  }

  decode(record: LogRecord): Decoded {
    return decodeRecord(this.options.stage.flow, this.options.place, record);
  }

  /** What has to be at hand before these are decided: themselves, and what a redrive among them sets free. */
  withRedriven(records: readonly Decoded[]): Decoded[] {
    return records.flatMap((decoded) =>
      decoded.kind === 'redrive'
        ? this.parking.of(decoded.key).flatMap((parked) => this.decodeParked(parked) ?? [])
        : [decoded],
    );
  }

  /** Decides records in offset order: what is due before each, then the record itself. */
  decide(records: readonly Decoded[]): Batch {
    const batch = emptyBatch();
    for (const decoded of records) {
      const turn = new Turn(this.origin, decoded.record);
      this.workOffDue(batch, turn, this.clock.passTo(decoded.record.timestampMs));
      this.decideRecord(batch, turn, decoded);
      this.position = turn.offset + 1;
    }
    const last = records.at(-1);
    if (last) this.lastRead = lastReadOf(last.record);
    return batch;
  }

  /** Keeps a record aside without a look at it: it has killed the process twice. What nobody decides is stepped over. */
  parkUnseen(record: LogRecord): Batch {
    const batch = emptyBatch();
    if (mayBeDecided(this.options.stage.flow, record)) this.putAside(batch, record);
    this.position = record.offset + 1;
    this.lastRead = lastReadOf(record);
    return batch;
  }

  private putAside(batch: Batch, record: LogRecord): void {
    const key = record.key?.toString('utf8') ?? '';
    const reason = 'It ended the process twice.';
    const sent = sentOf(this.options.stage.flow, record);
    batch.failed.push({ offset: record.offset, decisionId: null, reason });
    if (sent && !this.sequences.isNew(sent)) count(batch, 'shard.duplicates.dropped');
    // A redrive that kills leaves what it would have decided where it is.
    else if (headerText(record.headers, header.type) !== Redrive.type)
      this.park(batch, parkedRecord(record, key, reason), 'ended-the-process');
  }

  private decideRecord(batch: Batch, turn: Turn, decoded: Decoded): void {
    switch (decoded.kind) {
      case 'ignored':
        return decoded.isForeign ? count(batch, 'shard.ignored') : undefined;
      case 'tick': // Only its time counts.
        return undefined;
      case 'quarantined':
        return this.refuse(batch, decoded);
      case 'misplaced':
        batch.inner.push(forwarded(this.options.place, decoded));
        return count(batch, 'shard.forwarded');
      case 'redrive':
        return this.redrive(batch, turn, decoded.key);
      case 'command':
        return this.decideOnce(batch, turn, decoded);
    }
  }

  private decideOnce(batch: Batch, turn: Turn, decoded: DecodedCommand): void {
    if (decoded.sent && !this.sequences.isNew(decoded.sent)) return count(batch, 'shard.duplicates.dropped');
    this.decideCommand(batch, turn, { ...decoded, now: this.clock.now });
  }

  private decideCommand(batch: Batch, turn: Turn, decoded: DecodedCommand & { readonly now: number }): void {
    const { record, key, type, data, id, receivedAt, traceParent, now } = decoded;
    if (this.parking.has(key))
      return this.park(batch, parkedRecord(record, key, 'Its key is parked.'), 'behind');
    const fault = this.tryDecide(batch, turn, { type, data, id, receivedAt, traceParent, now });
    if (fault !== undefined) this.park(batch, parkedRecord(record, key, fault), 'failed');
  }

  /** The decision as a whole or, where it throws, no trace of it and the reason. */
  private tryDecide(batch: Batch, turn: Turn, command: Undecided): string | undefined {
    const cause = { ...command, decisionId: turn.nextDecisionId() };
    const fault = this.options.knownFailed?.get(cause.decisionId) ?? this.failureOf(batch, turn, cause);
    if (fault !== undefined)
      batch.failed.push({ offset: turn.offset, decisionId: cause.decisionId, reason: fault });
    return fault;
  }

  private failureOf(batch: Batch, turn: Turn, asked: Asked): string | undefined {
    const { stage, sink } = this.options;
    try {
      const { facts, changes, records, note } = tell(asked, { stage, sink, turn }, this.documents);
      this.documents.apply(changes);
      batch.changes.push(...changes);
      if (note) batch.notes.push(note);
      addOutgoing(batch, sink.prefix, records);
      count(batch, 'shard.decided');
      countFacts(batch, facts);
      noteTold(batch, facts, { feedTypes: this.feedTypes, receivedAt: asked.receivedAt });
      return undefined;
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  }

  private workOffDue(batch: Batch, turn: Turn, now: number): void {
    for (let n = 0; n < maxDuePerMessage; n += 1) {
      const item = this.documents.firstDue(now, this.parking);
      if (!item) return;
      const changes = batch.changes.length;
      const id = `${this.origin}:${turn.offset}`;
      const fault = this.tryDecide(batch, turn, { ...item, type: 'due', id, now, traceParent: undefined });
      const isAbout = (it: DocumentKey): boolean => it.key === item.key && it.collection === item.collection;
      const isStuck = !batch.changes.slice(changes).some(isAbout);
      if (fault !== undefined || isStuck) {
        const reason = fault ?? 'What is due stays due.';
        const due = { offset: turn.offset, messageKey: ownerOf(item.key), reason, timestampMs: now };
        this.park(batch, parkedDue(due), 'failed');
      }
    }
  }

  /** Decides what was kept aside for a key, in order, each record at its own time. */
  private redrive(batch: Batch, turn: Turn, key: string): void {
    for (const parked of this.parking.release(key)) {
      batch.parkedChanges.push({ was: 'redriven', parked });
      const decoded = this.decodeParked(parked);
      if (!decoded) continue;
      count(batch, 'shard.redriven');
      if (decoded.kind === 'command')
        this.decideCommand(batch, turn, { ...decoded, now: parked.timestampMs });
      else this.decideRecord(batch, turn, decoded); // It was parked unseen.
    }
  }

  /** Work that was due has no record: it comes up by itself once its key is free. */
  private decodeParked(parked: ParkedRecord): Decoded | undefined {
    return parked.value === null ? undefined : this.decode(redrivenRecord(parked));
  }

  private park(batch: Batch, parked: ParkedRecord, reason: ParkedFor): void {
    const { offset, messageKey: key, reason: says } = parked;
    // Work that was due is always held back, else it would come up again at once.
    if (parked.value !== null && !this.parking.hasRoomFor(key)) {
      const full = `Too much is parked already; it was to be parked, too: ${says}`;
      return this.refuse(batch, { record: redrivenRecord(parked), reason: full, refusal: 'parking-full' });
    }
    this.parking.add(parked);
    batch.parkedChanges.push({ was: 'parked', parked });
    const traceParent = traceOf(redrivenRecord(parked));
    batch.setbacks.push({ signal: 'shard.parked', reason, offset, key, says, traceParent });
  }

  private refuse(batch: Batch, { record, reason: says, refusal: reason }: Refused): void {
    const { stage, place, sink } = this.options;
    batch.inner.push(quarantined(stage.flow, { place, sink }, { record, reason: says }));
    const { offset, key } = record;
    const about = { offset, key: String(key ?? ''), says, traceParent: traceOf(record) };
    batch.setbacks.push({ signal: 'shard.quarantined', reason, ...about });
  }
}

const traceOf = ({ headers }: LogRecord): string | undefined => headerText(headers, header.traceParent);
