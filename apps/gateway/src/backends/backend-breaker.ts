import { Problem } from '@treasure-hunt/service';
import { circuitBreaker, CircuitState, ConsecutiveBreaker, handleAll, isBrokenCircuitError } from 'cockatiel';

const retryAfterS = 2;
/** How long nothing is tried after a failure. */
const pauseMs = 1_000;

/** What may fail so often in a row until it is not tried any more. */
export interface BreakerOptions {
  /** As it is called in sentences, such as `Kafka`. */
  readonly name: string;
  readonly failuresInARow: number;
}

/** Keeps requests from waiting for a backend that is away: while it is, one at a time tries, and the others are refused at once. */
export class BackendBreaker {
  private readonly policy;

  constructor(private readonly options: BreakerOptions) {
    const breaker = new ConsecutiveBreaker(options.failuresInARow);
    this.policy = circuitBreaker(handleAll, { breaker, halfOpenAfter: pauseMs });
  }

  get isClosed(): boolean {
    return this.policy.state === CircuitState.Closed;
  }

  /** Called with every change; why nothing is tried, or nothing when all is well again. */
  onChange(tell: (reasons: readonly string[]) => void): void {
    this.policy.onBreak(() => tell([`${this.options.name} is away.`]));
    this.policy.onReset(() => tell([]));
  }

  /** What `work` gives. Rejects with a 503 where nothing is tried, and whatever `work` rejects with. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const { state } = this.policy;
    if (state === CircuitState.HalfOpen) return Promise.reject(this.refusal());
    return this.policy.execute(work).catch((error: unknown) => {
      throw isBrokenCircuitError(error) ? this.refusal() : error;
    });
  }

  /** What somebody is told who cannot be served while it is away. */
  refusal(): Problem {
    return new Problem(503, { detail: `${this.options.name} is away.`, retryAfterS });
  }
}
