import { NestFactory } from '@nestjs/core';
import { Transport, type MicroserviceOptions } from '@nestjs/microservices';
import { environment } from './environment.js';
import { client } from './modules.js';

/** Runs a service on Nest's Kafka transport; says "ready" when it has its partitions. */
export const serve = async (module: new () => unknown): Promise<void> => {
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(module, {
    logger: ['warn', 'error'],
    transport: Transport.KAFKA,
    options: {
      client,
      consumer: { groupId: environment.group, allowAutoTopicCreation: false },
      subscribe: { fromBeginning: true },
      run: { partitionsConsumedConcurrently: environment.partitionsAtOnce },
    },
  });
  app.enableShutdownHooks();
  await app.listen();
  process.stdout.write('ready\n');
};
