import type { Change } from '@treasure-hunt/decider';
import type { Batch, Loaded, ParkedRecord, Progress } from '@treasure-hunt/shards';

/** What a database would hold of one shard. Everything goes in and out as JSON, as it would there. */
export class Saved {
  private readonly documents = new Map<string, string>();
  private readonly parked = new Map<string, string>();
  private progress = JSON.stringify({ position: 0, lastRead: null, clockMs: 0, sequences: [] });

  /** What one checkpoint saves. */
  save({ changes, parkedChanges }: Batch, progress: Progress): void {
    for (const change of changes) {
      const name = `${change.collection} ${change.key}`;
      if (change.value === undefined) this.documents.delete(name);
      else this.documents.set(name, JSON.stringify(change));
    }
    for (const { was, parked } of parkedChanges) {
      const name = `${parked.offset} ${parked.messageKey}`;
      if (was === 'redriven') this.parked.delete(name);
      else this.parked.set(name, JSON.stringify(parked));
    }
    this.progress = JSON.stringify(progress);
  }

  loadProgress(): Progress {
    return JSON.parse(this.progress) as Progress;
  }

  load(): Loaded {
    return {
      documents: [...this.documents.values()].map((text) => JSON.parse(text) as Change),
      parked: [...this.parked.values()].map((text) => JSON.parse(text) as ParkedRecord),
    };
  }
}
