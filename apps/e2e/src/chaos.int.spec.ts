import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '@treasure-hunt/local-stack';

const script = join(workspaceRoot, 'apps/e2e/dist/chaos/main.js');
const only = 'kill clue-solving,garbage,freeze discovery,kill kafka,kill mongodb';

interface Ended {
  readonly exitCode: number | null;
  readonly text: string;
}

/** With a Kafka and a MongoDB of its own, as it kills them. */
const chaos = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const ran = execFile(process.execPath, [script, ...args], (_, out, err) =>
      resolve({ exitCode: ran.exitCode, text: out + err }),
    );
  });

it('loses nothing and does nothing twice while a service, Kafka and MongoDB are killed and an owner wakes up as a zombie', async () => {
  const { exitCode, text } = await chaos('--only', only, '--rate', '3');
  expect(text).toContain('Nothing lost, nothing twice, over 5 faults.');
  expect(exitCode).toBe(0);
}, 400_000);

it('says which faults there are', async () => {
  const { exitCode, text } = await chaos('--only', 'rain');
  expect(text).toContain('kill discovery');
  expect(exitCode).toBe(1);
}, 30_000);
