import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { choosePort } from './ports.js';
import { choosePorts, movedPorts } from './port-memory.js';
import { temporaryFolder } from './testing/temporary-folder.js';

/** What another process gets that wishes for this port. */
const chosenByAnother = async (port: number): Promise<number> => {
  const built = join(import.meta.dirname, '../dist/ports.js');
  const asked = `import('${built}').then(async ({ choosePort }) => console.log(await choosePort([${port}])))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', asked]);
  return Number(stdout);
};

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

  it('leaves a port to the process that chose it, before that listens there', async () => {
    const ours = await choosePort([]);
    expect(await chosenByAnother(ours)).not.toBe(ours);
    expect(await choosePort([ours])).toBe(ours);
  });

  it('says which customary port is taken, and nothing of those that are free or are used', async () => {
    const taken = await occupy(9090).catch(() => undefined);
    expect(await movedPorts({ prometheus: 43_837, zipkin: 9411 })).toEqual([
      '9090 is taken; Prometheus listens on 43837.',
    ]);
    expect(await movedPorts({ prometheus: 9090 })).toEqual([]);
    if (taken) await free(taken.server);
  });

  it('gives a restart the ports it had, unless they are taken now', async () => {
    const first = await choosePorts(dataDir, ['kafka', 'kafkaController']);
    await expect(choosePorts(dataDir, ['kafka', 'kafkaController'])).resolves.toEqual(first);
    const inTheWay = await occupy(first.kafka);
    const moved = await choosePorts(dataDir, ['kafka', 'kafkaController']);
    expect(moved.kafka).not.toBe(first.kafka);
    expect(moved.kafkaController).toBe(first.kafkaController);
    await free(inTheWay.server);
  });
});
