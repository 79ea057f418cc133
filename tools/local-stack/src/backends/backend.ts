import type { PortName } from '../port-memory.js';
import type { Orphan } from '../process/supervise.js';

/** What backends that are started here listen with. */
export const backendPorts = ['kafka', 'kafkaController', 'mongodb'] as const satisfies readonly PortName[];

/** Where the stack is killed, backends stay a little, so that services can still write down where they are; then they end in order. */
export const afterServices: Orphan = { waitMs: 3_000, graceMs: 10_000 };

/** Where a backend that is started here keeps its data and logs, its ports, and whom it tells what takes long. */
export interface Place {
  dataDir: string;
  ports: Record<(typeof backendPorts)[number], number>;
  say: (line: string) => void;
}

/** A Kafka or MongoDB that can be used; `stop` ends it if it was started here. */
export interface Backend {
  address: string;
  stop: () => Promise<void>;
}
