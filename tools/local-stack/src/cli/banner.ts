import { logsDir } from '../layout.js';
import type { RunningStack } from '../stack/start-stack.js';

/** Where everything of a running stack is, for the person at the terminal. */
export const banner = ({ stack, file }: RunningStack, dataDir: string): string =>
  [
    '',
    `gateway       ${stack.gatewayUrl}   key ${stack.apiKeys.backend}`,
    `hunt-catalog  ${stack.catalogUrl}   key ${stack.apiKeys.author}`,
    `operators     every service   key ${stack.apiKeys.operator}`,
    `Kafka         ${stack.kafkaBrokers}`,
    `MongoDB       ${stack.mongodbUri}`,
    `all of it in  ${file}`,
    `logs in       ${logsDir(dataDir)}`,
    '',
  ].join('\n');
