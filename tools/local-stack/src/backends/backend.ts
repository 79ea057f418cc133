/** Where a backend that is started here keeps its data and logs, and whom it tells what takes long. */
export interface Place {
  dataDir: string;
  say: (line: string) => void;
}

/** A Kafka or MongoDB that can be used; `stop` ends it if it was started here. */
export interface Backend {
  address: string;
  how: 'given' | 'compose' | 'process';
  stop: () => Promise<void>;
}
