import { createConnection } from 'node:net';

// Metadata, version 1, correlation id 7, no client id, no topics: the smallest question that needs a broker in service.
const question = Buffer.from('0000000e0003000100000007ffff00000000', 'hex');
const brokerCountAt = 8;

/** Whether a Kafka broker at 127.0.0.1:port is in service: it answers a metadata request and names at least itself. */
export const brokerAnswers = (port: number, timeoutMs = 1_000): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    let answer = Buffer.alloc(0);
    const finish = (yes: boolean): void => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(timeoutMs, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.once('connect', () => socket.write(question));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      if (answer.length >= brokerCountAt + 4) finish(answer.readInt32BE(brokerCountAt) > 0);
    });
  });
