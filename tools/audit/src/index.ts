export { TopicReader, type Range } from './topic-reader.js';
