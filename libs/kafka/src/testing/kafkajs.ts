import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const installed = dirname(require.resolve('kafkajs/package.json'));
const patches = fileURLToPath(new URL('../../../../patches', import.meta.url));

export interface KafkajsRecord {
  readonly offsetDelta?: number;
  readonly timestampDelta?: number;
  readonly key: string | Buffer | null;
  readonly value: string | Buffer | null;
  readonly headers?: Record<string, string | Buffer | null | (string | Buffer)[]>;
}

export interface ReadRecord {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: Record<string, Buffer | null | (Buffer | null)[]>;
}

interface Encoded {
  readonly buffer: Buffer;
}

/** The inner parts of kafkajs that are patched, of one copy of it. */
const partsOf = (root: string) => {
  const part = (path: string): unknown => require(join(root, 'src', path));
  const encodeRecord = part('protocol/recordBatch/record/v0') as (record: KafkajsRecord) => Encoded;
  const { RecordBatch } = part('protocol/recordBatch/v0') as {
    RecordBatch: (batch: object) => Promise<Encoded>;
  };
  const Decoder = part('protocol/decoder') as new (buffer: Buffer) => object;
  const decodeMessages = part('protocol/requests/fetch/v4/decodeMessages') as (
    decoder: object,
  ) => Promise<ReadRecord[]>;
  return {
    RequestQueue: part('network/requestQueue') as new (options: object) => RequestQueue,
    encodeRecord: (record: KafkajsRecord): Buffer => encodeRecord(record).buffer,
    encodeBatch: async (records: readonly KafkajsRecord[], compression = 0): Promise<Buffer> => {
      const batch = await RecordBatch({
        records: records.map((record, offsetDelta) => encodeRecord({ offsetDelta, ...record })),
        lastOffsetDelta: records.length - 1,
        firstTimestamp: 1_000,
        maxTimestamp: 2_000,
        compression,
      });
      return batch.buffer;
    },
    /** Reads batches as a fetch gets them. */
    decodeBatches: (batches: Buffer): Promise<ReadRecord[]> => {
      const size = Buffer.alloc(4);
      size.writeInt32BE(batches.length);
      return decodeMessages(new Decoder(Buffer.concat([size, batches])));
    },
    groupMessages: part('producer/groupMessagesPerPartition') as (call: object) => Record<string, unknown[]>,
    sendMessages: part('producer/sendMessages') as (
      parts: object,
    ) => (send: object) => Promise<SentPartition[]>,
    createRetry: part('retry') as (options: object) => unknown,
  };
};

export interface SentPartition {
  readonly topicName: string;
  readonly partition: number;
}

export interface RequestQueue {
  throttledUntil: number;
  push(request: object): void;
  fulfillRequest(response: object): void;
  maybeThrottle(forMs: number): void;
  destroy(): void;
}

export type Kafkajs = ReturnType<typeof partsOf>;

/** As installed: patched. */
export const patchedKafkajs = (): Kafkajs => partsOf(installed);

/** As published: a copy from which the patch is taken off, which fails unless all of it was applied. Removed by `remove`. */
export const publishedKafkajs = (): Kafkajs & { remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'kafkajs-published-'));
  mkdirSync(join(folder, 'node_modules'));
  cpSync(installed, join(folder, 'node_modules/kafkajs'), { recursive: true });
  cpSync(patches, join(folder, 'patches'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "published" }');
  execFileSync(
    process.execPath,
    [require.resolve('patch-package/index.js'), '--reverse', '--error-on-fail'],
    {
      cwd: folder,
      stdio: 'pipe',
    },
  );
  return {
    ...partsOf(join(folder, 'node_modules/kafkajs')),
    remove: () => rmSync(folder, { recursive: true }),
  };
};
