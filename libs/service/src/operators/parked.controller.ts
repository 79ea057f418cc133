import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Inject,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import { header, headersOf, Redrive, stages, type FlowStage } from '@treasure-hunt/contracts';
import { parkedKeys, type ParkedKey } from '@treasure-hunt/persistence';
import type { Journal, OutgoingRecord, Sender } from '@treasure-hunt/shards';
import { continueTrace } from '@treasure-hunt/telemetry';
import { randomUUID } from 'node:crypto';
import type { RequestHeaders } from '../http/credentials.js';
import { Problem } from '../http/problem.js';
import { DATABASE, LOG, SENDER } from '../nest/tokens.js';
import { callerOf, OperatorGuard } from './operator-keys.js';
import { OWN_STAGES } from './own-stages.js';
import { readRequest } from './read-request.js';
import { listQuery, redriveRequest, type ParkedKeysView } from './shapes.js';
import { traceIdIn } from './trace-id.js';

type Database = Parameters<typeof parkedKeys>[0];
type View = ParkedKeysView['parked'][number];

@Controller('v1/parked')
@UseGuards(OperatorGuard)
export class ParkedController {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(SENDER) private readonly sender: Sender,
    @Inject(LOG) private readonly journal: Journal,
    @Inject(OWN_STAGES) private readonly own: ReadonlyMap<string, FlowStage>,
  ) {}

  /** The parked keys of this service's stages. */
  @Get()
  @Header('cache-control', 'no-store')
  async list(@Query() query: unknown): Promise<ParkedKeysView> {
    const { limit } = readRequest(listQuery, query);
    return { parked: (await parkedKeys(this.database, { limit })).map((one) => this.viewOf(one)) };
  }

  /** Writes the message at whose offset the key's messages are decided again. */
  @Post('redrives')
  @HttpCode(202)
  async redrive(@Body() body: unknown, @Headers() headers: RequestHeaders): Promise<ParkedKeysView> {
    const { stage, key } = readRequest(redriveRequest, body);
    const found = await parkedKeys(this.database, { key, limit: 1_000 });
    const parked = found.map((one) => this.viewOf(one)).filter((one) => one.stage === stage);
    if (parked.length === 0) throw new Problem(404, { detail: `Nothing of ${key} is parked at ${stage}.` });
    await this.sender.send(parked.map(redriveOf));
    this.journal.info({ stage, key, by: callerOf(headers) }, 'An operator has a parked key redriven.');
    return { parked };
  }

  private viewOf({ shardId, key, waiting, first }: ParkedKey): View {
    const slash = shardId.lastIndexOf('/');
    const topic = shardId.slice(0, slash);
    const traceParent = first.headers.find(([name]) => name === header.traceParent)?.[1];
    return {
      stage: this.own.get(topic)?.name ?? 'unknown',
      topic,
      partition: Number(shardId.slice(slash + 1)),
      key,
      waiting,
      offset: first.offset,
      since: new Date(first.timestampMs).toISOString(),
      reason: first.reason,
      ...traceIdIn(traceParent && Buffer.from(traceParent, 'base64').toString()),
    };
  }
}

const redriveOf = ({ stage, topic, partition, key }: View): OutgoingRecord => {
  const id = randomUUID();
  const field = stages.find(({ name }) => name === stage)!.reads.key;
  const { traceparent: traceParent } = continueTrace(undefined, id);
  const about = { id, type: Redrive.type, source: `/hunt/${stage}`, timeMs: Date.now(), traceParent };
  const value = JSON.stringify(key === '' ? {} : { [field]: key });
  return { topic, partition, key: null, value, headers: headersOf(about) };
};
