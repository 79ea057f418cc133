import kafkajs from 'kafkajs';
import { clientOf } from '../connection/client.js';
import type { KafkaOptions } from '../connection/options.js';

/** What an account may do with the topics or groups of this name, or that begin with it. */
export interface Right {
  readonly account: string;
  readonly resource: 'topic' | 'group';
  readonly name: string;
  readonly pattern: 'literal' | 'prefixed';
  readonly operations: readonly ('Read' | 'Write' | 'Describe')[];
}

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
const operationTypes = {
  Read: AclOperationTypes.READ,
  Write: AclOperationTypes.WRITE,
  Describe: AclOperationTypes.DESCRIBE,
};
const resourceTypes = { topic: AclResourceTypes.TOPIC, group: AclResourceTypes.GROUP };
const patternTypes = { literal: ResourcePatternTypes.LITERAL, prefixed: ResourcePatternTypes.PREFIXED };

/** Gives rights; the names of accounts, topics and groups all follow the prefix. */
export const grant = async (
  options: KafkaOptions,
  prefix: string,
  rights: readonly Right[],
): Promise<void> => {
  const admin = clientOf(options).admin();
  await admin.connect();
  const acl = rights.flatMap(({ account, resource, name, pattern, operations }) =>
    operations.map((operation) => ({
      principal: `User:${prefix}${account}`,
      host: '*',
      permissionType: AclPermissionTypes.ALLOW,
      resourceType: resourceTypes[resource],
      resourceName: prefix + name,
      resourcePatternType: patternTypes[pattern],
      operation: operationTypes[operation],
    })),
  );
  await admin.createAcls({ acl });
  await admin.disconnect();
};

/** Asks for a transactional id, as somebody would who writes in transactions. Rejects as the broker refuses it. */
export const beginTransaction = async (options: KafkaOptions): Promise<void> => {
  const producer = clientOf(options).producer({
    transactionalId: 'any',
    maxInFlightRequests: 1,
    idempotent: true,
  });
  await producer.connect();
  try {
    await (await producer.transaction()).abort();
  } finally {
    await producer.disconnect();
  }
};
