import { ClientsModule, Transport } from '@nestjs/microservices';
import { MongooseModule } from '@nestjs/mongoose';
import { environment } from './environment.js';

export const KAFKA = 'kafka';

const { kafkaBrokers: brokers, group, mongodbUri, database } = environment;

/** The transport's client and server; a log for warnings and worse alone. */
export const client = { clientId: group, brokers, logLevel: 1 };

/** Writes to Kafka, acknowledged by all in-sync replicas. */
export const toKafka = ClientsModule.register([
  {
    name: KAFKA,
    transport: Transport.KAFKA,
    options: { client, producerOnlyMode: true, send: { acks: -1 } },
  },
]);

/** A write counts when a majority has it in its journal. */
export const toMongodb = MongooseModule.forRoot(mongodbUri, {
  dbName: database,
  writeConcern: { w: 'majority', journal: true },
});
