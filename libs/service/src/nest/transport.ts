import type { CustomTransportStrategy } from '@nestjs/microservices';
import type { Status } from '@treasure-hunt/shards';

/** What reads topics for the stages of a service. `close` pauses, drains, checkpoints and leaves; calling it again changes nothing. */
export interface Transport extends CustomTransportStrategy {
  close(): Promise<void>;
  readiness(): Status;
}
