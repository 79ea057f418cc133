import { mermaid } from './markdown.js';
import { picture } from './picture.js';
import { messageTable, stageTable, topicTable } from './tables.js';

/** `docs/flow.md`: the flow as a picture and as tables. */
export const flowPage = (): string => `# The flow

Written by \`npm run generate\` from \`libs/contracts/src/flow.ts\`: change that, not this page.

${mermaid(picture())}

Dotted lines are facts that are told to the player, too: the same \`ce_id\`, type and value under the player's key. A message that
fails its checks goes to \`hunt.quarantine.v1\`, whoever finds it; that is not drawn.

## Stages

A stage is one consumer group over one topic, with one shard for each partition. It lets types that it does not take pass by.

${stageTable()}

## Topics

All names follow \`TOPIC_PREFIX\`, if one is set. The number of partitions is fixed for a deployment and checked when a service starts;
a key's partition is murmur2(key) modulo that number, as Kafka's Java client has it. Records carry the broker's time
(\`message.timestamp.type=LogAppendTime\`). Outer topics take messages from outside the engine, in any compression, and keep them uncompressed.

${topicTable()}

## Messages

${messageTable()}
`;
