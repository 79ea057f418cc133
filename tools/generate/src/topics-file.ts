import { topics } from '@treasure-hunt/contracts';
import { topicSettings } from '@treasure-hunt/kafka';
import { readingFrom, writingTo } from './access.js';

/** What a deployment for many players begins with; the partitions are never changed afterwards. */
const production = { prefix: '', partitions: 64, replicationFactor: 3 };

/** `deploy/topics.json`: the topics as a platform team creates them, and who writes and reads each. */
export const topicsFile = (): string => {
  const { partitions, replicationFactor } = production;
  const listed = topics.map((topic) => ({
    name: topic.name,
    key: topic.key,
    outer: topic.outer,
    partitions,
    replicationFactor,
    config: topicSettings(topic, production),
    writers: writingTo(topic),
    readers: readingFrom(topic),
  }));
  const writtenBy = 'npm run generate, from libs/contracts/src/flow.ts: change that, not this file';
  return `${onOneLine(JSON.stringify({ writtenBy, topics: listed }, null, 2))}\n`;
};

/** Lists of names take one line each. */
const onOneLine = (json: string): string =>
  json.replace(
    /\[\s+("[^"]*"(?:,\s+"[^"]*")*)\s+\]/g,
    (_, names: string) => `[${names.replace(/\s+/g, ' ')}]`,
  );
