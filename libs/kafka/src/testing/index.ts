export { produceWithLibrdkafka, type LibrdkafkaSettings } from './librdkafka.js';
export { python } from './python.js';
