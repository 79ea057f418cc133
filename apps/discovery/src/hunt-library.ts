import { setTimeout as sleep } from 'node:timers/promises';
import { decode, header, HuntPublished, HuntWithdrawn, tails } from '@treasure-hunt/contracts';
import type { KafkaConnection } from '@treasure-hunt/kafka';
import { headerText, type Journal, type LogRecord } from '@treasure-hunt/shards';

type Definition = HuntPublished | HuntWithdrawn;

const nameOf = (huntId: string, huntVersion: number): string => `${huntId}@${huntVersion}`;
/** A definition is written before its markers; one that is not there after this time was never published. */
const arrivalTimeoutMs = 10_000;
const pollMs = 20;

/** Every version of every hunt, read from the definitions topic and kept up to date. Versions never change. */
export class HuntLibrary {
  private readonly versions = new Map<string, Definition>();

  private constructor(private readonly journal: Journal) {}

  /** Opens when everything has been read that is there now. */
  static async open(kafka: KafkaConnection, prefix: string, journal: Journal): Promise<HuntLibrary> {
    const library = new HuntLibrary(journal);
    const tail = await kafka.tail(prefix + tails.huntLibrary.reads.name, {
      from: 'earliest',
      onRecords: (_, records) => {
        for (const record of records) library.add(record);
      },
    });
    await tail.caughtUp;
    return library;
  }

  /** Throws where the version is unknown. */
  get(huntId: string, huntVersion: number): Definition {
    const definition = this.versions.get(nameOf(huntId, huntVersion));
    if (!definition) throw new Error(`Hunt ${nameOf(huntId, huntVersion)} was never published.`);
    return definition;
  }

  /** Waits a while for a version that is on its way. */
  async arrival(huntId: string, huntVersion: number): Promise<void> {
    const name = nameOf(huntId, huntVersion);
    for (let waitedMs = 0; waitedMs < arrivalTimeoutMs; waitedMs += pollMs) {
      if (this.versions.has(name)) return;
      await sleep(pollMs);
    }
    this.journal.error({ hunt: name }, 'A hunt was adopted that was never published.');
  }

  private add({ headers, value }: LogRecord): void {
    try {
      const kind = [HuntPublished, HuntWithdrawn].find(
        ({ type }) => type === headerText(headers, header.type),
      );
      if (!kind || value === null) return;
      const definition = decode(kind, JSON.parse(value.toString('utf8')));
      this.versions.set(nameOf(definition.huntId, definition.huntVersion), definition);
    } catch (err) {
      this.journal.error({ err }, 'A definition could not be read.');
    }
  }
}
