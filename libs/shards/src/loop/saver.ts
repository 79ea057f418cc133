import type { Host } from '../ports/host.js';
import type { Checkpoint, DocumentKey, Progress } from '../ports/store.js';
import { Unsaved, type Saving } from './unsaved.js';

/** Checkpoints are about this far apart: a transaction costs a millisecond of CPU, whatever is in it. */
export const checkpointIntervalMs = 500;
/** What part of it is left to chance, so that the shards of a process do not all save at once. */
const jitter = 0.5;

/** What a saver works on, and who is told of a checkpoint that fails. */
export interface Around {
  readonly host: Host;
  /** What part of a full checkpoint this shard may have. */
  readonly share: () => number;
  readonly failed: (error: unknown) => void;
}

export type Save = (checkpoint: Omit<Checkpoint, 'shardId' | 'epoch'>) => Promise<void>;

/**
 * Saves what was decided and sent, while the shard goes on: one checkpoint at a time, the next as soon as the last one is
 * back, half a second apart, give or take a quarter.
 */
export class Saver {
  private next = new Unsaved();
  private underWay: Unsaved | undefined;
  private saving: Promise<void> | undefined;
  private callOff: (() => void) | undefined;
  private savedAtMs = Number.NEGATIVE_INFINITY;
  private saved: Progress;
  private isClosed = false;

  constructor(
    private progress: Progress,
    private readonly save: Save,
    private readonly around: Around,
  ) {
    this.saved = progress;
  }

  /** Notes what a take changed, after its outputs are acknowledged. */
  note(batch: Saving, progress: Progress): void {
    this.next.add(batch);
    this.progress = progress;
    this.schedule();
  }

  isUnsaved(document: DocumentKey): boolean {
    return this.next.has(document) || (this.underWay?.has(document) ?? false);
  }

  /** Whether anything was saved since the shard is ours. */
  get hasSaved(): boolean {
    return this.savedAtMs > Number.NEGATIVE_INFINITY;
  }

  /** Resolves when there is room for more: at once, unless the next checkpoint is full while the last is under way. */
  async room(): Promise<void> {
    while (this.next.isFull(this.around.share()) && !this.isClosed) await this.checkpoint();
  }

  /** Saves now, whether or not anything changed. */
  async checkpoint(released = false): Promise<void> {
    await this.saving;
    this.callOff?.();
    this.callOff = undefined;
    await this.start(released);
  }

  /** Saves no more. */
  close(): void {
    this.isClosed = true;
    this.callOff?.();
  }

  private schedule(): void {
    if (this.saving || this.callOff || this.isClosed || this.progress === this.saved) return;
    const { host, failed } = this.around;
    const intervalMs = checkpointIntervalMs * (1 + jitter * (host.random() - 0.5));
    const delayMs = Math.max(0, this.savedAtMs + intervalMs - host.elapsedMs());
    this.callOff = host.after(delayMs, () => {
      this.callOff = undefined;
      this.start(false).catch(failed);
    });
  }

  private async start(released: boolean): Promise<void> {
    this.saving = this.saveOnce(released);
    try {
      await this.saving;
    } finally {
      this.saving = undefined;
    }
    this.schedule();
  }

  private async saveOnce(released: boolean): Promise<void> {
    const { next: unsaved, progress } = this;
    this.underWay = unsaved;
    this.next = new Unsaved();
    const { changes, parked, redriven, failed } = unsaved;
    await this.save({ progress, changes, parked, redriven, failed, released });
    this.underWay = undefined;
    this.saved = progress;
    this.savedAtMs = this.around.host.elapsedMs();
  }
}
