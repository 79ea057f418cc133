/** One server-sent event. */
export interface Told {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: unknown;
}

/** A client of server-sent events as the HTML standard describes it, as far as the tests need it. */
export class TestEventSource {
  readonly told: Told[] = [];
  lastEventId: string | undefined;
  private readonly abort = new AbortController();
  private reading: Promise<void> = Promise.resolve();

  static async open(url: string, headers: Record<string, string>): Promise<TestEventSource> {
    const source = new TestEventSource();
    const response = await fetch(url, { headers, signal: source.abort.signal });
    if (!response.ok || !response.body) throw new Error(`The feed answered ${response.status}.`);
    source.reading = source.read(response.body.pipeThrough(new TextDecoderStream())).catch(() => undefined);
    return source;
  }

  /** Waits until so many events have been told. */
  async until(count: number): Promise<void> {
    while (this.told.length < count) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Waits until the place in the feed is known. */
  async opened(): Promise<void> {
    while (this.lastEventId === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Waits until the server ends the feed. */
  ended(): Promise<void> {
    return this.reading;
  }

  async close(): Promise<void> {
    this.abort.abort();
    await this.reading;
  }

  private async read(chunks: ReadableStream<string>): Promise<void> {
    let text = '';
    for await (const chunk of chunks) {
      const blocks = (text + chunk).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) this.take(block);
    }
  }

  private take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
    this.lastEventId = field('id') ?? this.lastEventId;
    const data = field('data');
    if (data !== undefined)
      this.told.push({ id: field('id'), event: field('event') ?? 'message', data: JSON.parse(data) });
  }
}
