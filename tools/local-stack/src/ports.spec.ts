import { createServer, type Server } from 'node:net';

import { choosePort } from './ports.js';
import { choosePorts, movedPorts } from './port-memory.js';
import { temporaryFolder } from './testing/temporary-folder.js';

const occupy = (port = 0): Promise<{ server: Server; port: number }> =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(port, '127.0.0.1', () =>
        resolve({ server, port: (server.address() as { port: number }).port }),
      );
  });

const free = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve));

describe('ports', () => {
  const dataDir = temporaryFolder();

  it('takes the wish that is free, and passes over one that is taken', async () => {
    const taken = await occupy();
    const other = await occupy();
    await free(other.server);
    await expect(choosePort([other.port])).resolves.toBe(other.port);
    await expect(choosePort([taken.port, other.port])).resolves.toBe(other.port);
    await free(taken.server);
  });

  it('takes any port where no wish is free', async () => {
    const taken = await occupy();
    const chosen = await choosePort([taken.port]);
    expect(chosen).toBeGreaterThan(0);
    expect(chosen).not.toBe(taken.port);
    await free(taken.server);
  });

  it('says which customary port is taken, and nothing of those that are free or are used', async () => {
    const taken = await occupy(8081).catch(() => undefined);
    expect(await movedPorts({ 'hunt-catalog': 43_837, gateway: 8080 })).toEqual([
      '8081 is taken; hunt-catalog listens on 43837.',
    ]);
    expect(await movedPorts({ 'hunt-catalog': 8081 })).toEqual([]);
    if (taken) await free(taken.server);
  });

  it('gives a restart the ports it had, unless they are taken now', async () => {
    const taken = await Promise.all([9092, 9093].map((port) => occupy(port).catch(() => undefined)));
    const first = await choosePorts(dataDir, ['kafka', 'kafkaController']);
    await expect(choosePorts(dataDir, ['kafka', 'kafkaController'])).resolves.toEqual(first);
    const inTheWay = await occupy(first.kafka);
    const moved = await choosePorts(dataDir, ['kafka', 'kafkaController']);
    expect(moved.kafka).not.toBe(first.kafka);
    expect(moved.kafkaController).toBe(first.kafkaController);
    await Promise.all([...taken, inTheWay].map(async (one) => one && free(one.server)));
  });
});
