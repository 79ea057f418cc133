import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { workspaceRoot } from '../layout.js';

const imageFile = join(workspaceRoot, 'deploy/Dockerfile');

/** What Node is told when it runs a service: the same as in the service's image, where it is written down. */
export const nodeFlags = (): readonly string[] => {
  const [, entryPoint = '[]'] = /^ENTRYPOINT (\[.*\])$/m.exec(readFileSync(imageFile, 'utf8')) ?? [];
  const words = JSON.parse(entryPoint) as string[];
  return words.filter((word) => word.startsWith('--'));
};
