/** The service's settings: `SettingsOf<…>` of its own specification. */
export const SETTINGS = Symbol('SETTINGS');
/** The log: `Log` of libs/telemetry, which is a `Journal` too. */
export const LOG = Symbol('LOG');
/** Counts for shards: `Count`. */
export const COUNT = Symbol('COUNT');
/** Every signal of this process: `Metrics`. */
export const METRICS = Symbol('METRICS');
/** The traces of this process: `Tracing` of libs/telemetry. */
export const TRACING = Symbol('TRACING');
/** Aborts when the service begins to end: `AbortSignal`. Whoever holds a request open lets go of it then. */
export const DRAINING = Symbol('DRAINING');
/** Says why the service is not ready: `Readiness`. */
export const READINESS = Symbol('READINESS');
/** Does what needs a backend at the start, however long that is away: `WaitFor`. */
export const WAIT_FOR = Symbol('WAIT_FOR');
/** The connection to Kafka: `Kafka` of libs/kafka. */
export const KAFKA = Symbol('KAFKA');
/** Appends to Kafka: `Sender`. */
export const SENDER = Symbol('SENDER');
/** The service's own MongoDB database: `Connection` of mongoose. */
export const DATABASE = Symbol('DATABASE');
/** Keeps shards: `Store`; only in services that have stages. */
export const STORE = Symbol('STORE');
/** What reads the topics of the service's stages: `Transport`; only in services that have stages. */
export const SHARD_TRANSPORT = Symbol('SHARD_TRANSPORT');
