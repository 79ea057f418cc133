export { produceWithLibrdkafka, type LibrdkafkaSettings } from './librdkafka.js';
