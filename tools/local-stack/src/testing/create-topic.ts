import { createConnection } from 'node:net';

const createTopics = 19;
const protocolVersion = 2;

const int16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
};

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
};

const text = (value: string): Buffer => Buffer.concat([int16(value.length), Buffer.from(value)]);

const request = (topic: string): Buffer => {
  const header = [int16(createTopics), int16(protocolVersion), int32(1), int16(-1)];
  const [onePartition, oneReplica, nothing] = [int32(1), int16(1), int32(0)];
  const body = [
    int32(1),
    text(topic),
    onePartition,
    oneReplica,
    nothing,
    nothing,
    int32(10_000),
    Buffer.of(0),
  ];
  const message = Buffer.concat([...header, ...body]);
  return Buffer.concat([int32(message.length), message]);
};

/** Creates a topic at `host:port` over Kafka's own protocol: its error code, 0 for created and 36 for there already. */
export const createTopic = (broker: string, topic: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const [host, port] = broker.split(':');
    const socket = createConnection({ host: host!, port: Number(port) });
    socket.once('error', reject);
    socket.once('connect', () => socket.write(request(topic)));
    // Size, correlation id, throttle time, count of topics, the topic's name; then its error code.
    socket.once('data', (answer) => {
      socket.destroy();
      resolve((answer as Buffer).readInt16BE(4 + 4 + 4 + 4 + 2 + topic.length));
    });
  });
