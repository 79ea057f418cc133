import { Injectable } from '@nestjs/common';
import { BackendBreaker } from './backend-breaker.js';

/** Between this process and Kafka. */
@Injectable()
export class KafkaBreaker extends BackendBreaker {
  constructor() {
    super({ name: 'Kafka', failuresInARow: 2 });
  }
}

/** Between what is read of the player views and MongoDB; readiness asks MongoDB by itself. */
@Injectable()
export class MongodbBreaker extends BackendBreaker {
  constructor() {
    super({ name: 'MongoDB', failuresInARow: 3 });
  }
}
