import { Inject, Injectable } from '@nestjs/common';
import { READINESS, type Readiness } from '@treasure-hunt/service';
import { BackendBreaker } from './backend-breaker.js';

/** Between this process and Kafka; readiness follows it. */
@Injectable()
export class KafkaBreaker extends BackendBreaker {
  constructor(@Inject(READINESS) readiness: Pick<Readiness, 'say'>) {
    super({ name: 'Kafka', failuresInARow: 2 });
    this.onChange((reasons) => readiness.say('Kafka for events', reasons));
  }
}

/** Between what is read of the player views and MongoDB; readiness asks MongoDB by itself. */
@Injectable()
export class MongodbBreaker extends BackendBreaker {
  constructor() {
    super({ name: 'MongoDB', failuresInARow: 3 });
  }
}
