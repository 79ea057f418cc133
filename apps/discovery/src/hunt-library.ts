import {
  decode,
  header,
  HuntPublished,
  HuntWithdrawn,
  tails,
  type HuntAdopted,
} from '@treasure-hunt/contracts';
import type { KafkaConnection, Tail } from '@treasure-hunt/kafka';
import { headerText, RetryLater, type Journal, type LogRecord } from '@treasure-hunt/shards';

type Definition = HuntPublished | HuntWithdrawn;

const nameOf = (huntId: string, huntVersion: number): string => `${huntId}@${huntVersion}`;

/** Every version of every hunt, read from the definitions topic and kept up to date. Versions never change. */
export class HuntLibrary {
  private readonly versions = new Map<string, Definition>();

  private tail: Tail | undefined;

  private constructor(private readonly journal: Journal) {}

  /** Opens when everything has been read that is there now. */
  static async open(kafka: KafkaConnection, prefix: string, journal: Journal): Promise<HuntLibrary> {
    const library = new HuntLibrary(journal);
    library.tail = await kafka.tail(prefix + tails.huntLibrary.reads.name, {
      from: 'earliest',
      onRecords: (_, records) => {
        for (const record of records) library.add(record);
      },
    });
    await library.tail.caughtUp;
    return library;
  }

  /** Throws where the version is unknown. */
  get(huntId: string, huntVersion: number): Definition {
    const definition = this.versions.get(nameOf(huntId, huntVersion));
    if (!definition) throw new Error(`Hunt ${nameOf(huntId, huntVersion)} was never published.`);
    return definition;
  }

  /**
   * Waits for the versions that markers name. A definition is written before its markers, so whatever is not there when all has been read that
   * is there now was never published: nobody waits for it. Rejects with `RetryLater` where Kafka does not say what there is.
   */
  async arrival(markers: readonly HuntAdopted[]): Promise<void> {
    if (this.missing(markers).length === 0) return;
    await this.tail?.reach().catch((cause: unknown) => {
      throw new RetryLater('The definitions cannot be read.', { cause });
    });
    const hunts = this.missing(markers).slice(0, 10);
    if (hunts.length > 0) this.journal.error({ hunts }, 'Hunts were adopted that were never published.');
  }

  private missing(markers: readonly HuntAdopted[]): readonly string[] {
    return markers
      .map(({ huntId, huntVersion }) => nameOf(huntId, huntVersion))
      .filter((name) => !this.versions.has(name));
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
