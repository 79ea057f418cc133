/** Where a local Kafka node keeps its data and what it listens with, all on 127.0.0.1. */
export interface KafkaNode {
  logDir: string;
  port: number;
  controllerPort: number;
  /** What else it is told, before all that it would be told otherwise. */
  properties?: Readonly<Record<string, string | number | boolean>>;
}

/** `server.properties` of one KRaft node that is broker and controller, sized for a developer's machine. */
export const serverProperties = ({ logDir, port, controllerPort, properties }: KafkaNode): string =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'log.dirs': logDir,
    // A broker that was killed is taken back only when its last session has run out.
    'broker.session.timeout.ms': 4000,
    'broker.heartbeat.interval.ms': 500,
    'auto.create.topics.enable': false,
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1000,
    'offsets.topic.num.partitions': 4,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 2,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'log.cleaner.dedupe.buffer.size': 33554432,
    ...properties,
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');

/** Warnings and worse, and that the server started, into one file that is kept small. */
export const loggingProperties = (file: string): string => `status = error
appender.file.type = RollingFile
appender.file.name = file
appender.file.fileName = ${file}
appender.file.filePattern = ${file}.%i
appender.file.layout.type = PatternLayout
appender.file.layout.pattern = %d{ISO8601} %p %c{1} %m%n
appender.file.policies.type = SizeBasedTriggeringPolicy
appender.file.policies.size = 10MB
appender.file.strategy.type = DefaultRolloverStrategy
appender.file.strategy.max = 2
rootLogger.level = warn
rootLogger.appenderRef.file.ref = file
logger.server.name = kafka.server.KafkaRaftServer
logger.server.level = info
`;
