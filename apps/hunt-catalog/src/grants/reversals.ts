import { id, schemaFaults } from '@treasure-hunt/contracts';
import type { HuntRepository } from '@treasure-hunt/persistence';
import { reversalId, reversalRecord, type Address } from '@treasure-hunt/publication';
import { Problem, recordSends } from '@treasure-hunt/service';
import type { Sender } from '@treasure-hunt/shards';
import type { Tracing } from '@treasure-hunt/telemetry';
import type { Author } from '../publication/catalog-hunt.js';
import { reversalRequest, type ReversalRequested } from './reversal-shape.js';

/** How long an operator waits for Kafka. */
const waitMs = 5_000;

/** What requests for reversals need of their surroundings. */
export interface ReversalSurroundings {
  readonly hunts: Pick<HuntRepository, 'hasClue'>;
  readonly sender: Sender;
  readonly address: Address;
  readonly tracing: Pick<Tracing, 'contexts' | 'spans'>;
}

/** Writes requests to take grants back; rewards decides about them. */
export class Reversals {
  constructor(
    private readonly around: ReversalSurroundings,
    private readonly now: () => number,
  ) {}

  /**
   * Resolves when the brokers have the request; the same request again has the same id. `value` is the body as JSON, `author` the
   * operator by a short name of their key. Rejects with a `Problem`, or with `RetryLater` when MongoDB is away.
   */
  async request(grantId: string, value: unknown, { by, traceParent }: Author): Promise<ReversalRequested> {
    const { success, data, error } = reversalRequest.safeParse(value);
    if (!success) throw new Problem(400, { faults: schemaFaults(error.issues) });
    const { clueId, reason } = data;
    if (!id.safeParse(grantId).success) throw new Problem(404, { detail: `There is no grant ${grantId}.` });
    if (!(await this.around.hunts.hasClue(clueId)))
      throw new Problem(404, { detail: `There is no clue ${clueId}.` });
    const request = { clueId, grantId, requestedBy: by, reason };
    await this.write(request, traceParent);
    return { requestId: reversalId(request), grantId, clueId };
  }

  private async write(data: Parameters<typeof reversalId>[0], parent: string | undefined): Promise<void> {
    const { sender, address, tracing } = this.around;
    const [at, traceParent] = [this.now(), tracing.contexts.continueTrace(parent, reversalId(data))];
    const record = reversalRecord({ data, at, traceParent }, address);
    const inTime = AbortSignal.timeout(waitMs);
    try {
      await sender.send([record], inTime);
      recordSends(tracing, [{ record, parent }], at);
    } catch (error) {
      if (!inTime.aborted) throw error;
      throw new Problem(503, { detail: 'Kafka does not take requests now.', retryAfterS: 2 });
    }
  }
}
