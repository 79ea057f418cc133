import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { workspaceRoot } from '../layout.js';

const compiled = join(workspaceRoot, 'tools/local-stack/dist/cli/until-told.js');
/** Is told to stop, and then takes forever. */
const program = `
  import { toldToStop } from '${compiled}';
  setInterval(() => undefined, 1_000);
  const told = toldToStop();
  console.log('ready');
  await told;
  console.log('told');
`;

it('Ctrl-C that npm passes on counts once; a second one ends at once', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  let said = '';
  child.stdout.on('data', (chunk) => (said += String(chunk)));
  const hasSaid = async (text: string) => {
    while (!said.includes(text)) await once(child.stdout, 'data');
  };
  await hasSaid('ready');
  child.kill('SIGINT');
  child.kill('SIGINT');
  await hasSaid('told');
  await sleep(1_000);
  expect(child.exitCode).toBeNull();
  child.kill('SIGINT');
  expect(await once(child, 'exit')).toEqual([130, null]);
  expect(said).toMatch(/^ready\ntold\nEnding now; .*\n$/);
}, 20_000);
