export { deleteRecordsBelow } from './delete-records.js';
export { produceWithLibrdkafka, type LibrdkafkaSettings } from './librdkafka.js';
export { python } from './python.js';
export { rawProducer, type RawProducer, type RawRecord } from './raw-producer.js';
export { beginTransaction, grant, type Right } from './rights.js';
