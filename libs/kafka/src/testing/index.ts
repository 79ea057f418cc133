export { produceWithLibrdkafka, type LibrdkafkaSettings } from './librdkafka.js';
export { python } from './python.js';
export { beginTransaction, grant, type Right } from './rights.js';
