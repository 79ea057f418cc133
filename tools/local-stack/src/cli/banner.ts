import { logsDir } from '../layout.js';
import type { ObservedStack } from '../observe/start-observed.js';

/** Where everything of a running stack is, for the person at the terminal. */
export const banner = ({ stack, file, observers }: ObservedStack, dataDir: string): string =>
  [
    '',
    `gateway       ${stack.gatewayUrl}   key ${stack.apiKeys.backend}`,
    `hunt-catalog  ${stack.catalogUrl}   key ${stack.apiKeys.author}`,
    `operators     every service   key ${stack.apiKeys.operator}`,
    `Kafka         ${stack.kafkaBrokers}`,
    `MongoDB       ${stack.mongodbUri}`,
    ...observers,
    `all of it in  ${file}`,
    `logs in       ${logsDir(dataDir)}`,
    '',
  ].join('\n');
