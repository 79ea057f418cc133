import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Change, ParkedRecord, Progress } from '@treasure-hunt/shards';

/** A shard's state at a position up to which everything was found to be as the log says. */
export interface AuditedPoint {
  readonly incarnation: number;
  readonly progress: Progress;
  readonly documents: readonly Change[];
  readonly parked: readonly ParkedRecord[];
}

type Line =
  | ({ readonly kind: 'shard' } & Pick<AuditedPoint, 'incarnation' | 'progress'>)
  | ({ readonly kind: 'document' } & Change)
  | ({ readonly kind: 'parked' } & ParkedRecord);

function* linesOf({ incarnation, progress, documents, parked }: AuditedPoint): Generator<string> {
  const line = (one: Line): string => `${JSON.stringify(one)}\n`;
  yield line({ kind: 'shard', incarnation, progress });
  for (const document of documents) yield line({ kind: 'document', ...document });
  for (const record of parked) yield line({ kind: 'parked', ...record });
}

/** Where audited points are kept: a file for each shard, readable by its owner alone. */
export class AuditedPoints {
  constructor(private readonly folder: string) {}

  /** The shard's point; undefined where there is none. */
  async load(shard: string): Promise<AuditedPoint | undefined> {
    const file = this.fileOf(shard);
    if (!(await isThere(file))) return undefined;
    const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
    let head: Pick<AuditedPoint, 'incarnation' | 'progress'> | undefined;
    const documents: Change[] = [];
    const parked: ParkedRecord[] = [];
    for await (const text of lines) {
      const { kind, ...rest } = JSON.parse(text) as Line;
      if (kind === 'shard') head = rest as typeof head;
      else if (kind === 'document') documents.push(rest as Change);
      else parked.push(rest as ParkedRecord);
    }
    return head && { ...head, documents, parked };
  }

  /** Replaces the shard's point as a whole. */
  async save(shard: string, point: AuditedPoint): Promise<void> {
    const file = this.fileOf(shard);
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const written = `${file}.${process.pid}`;
    await pipeline(Readable.from(linesOf(point)), createGzip(), createWriteStream(written, { mode: 0o600 }));
    await rename(written, file);
  }

  private fileOf(shard: string): string {
    return join(this.folder, `${shard.replaceAll('/', '_')}.jsonl.gz`);
  }
}

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
