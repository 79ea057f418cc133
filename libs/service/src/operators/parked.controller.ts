import { randomUUID } from 'node:crypto';
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
import { headersOf, Redrive, stages } from '@treasure-hunt/contracts';
import type { OutgoingRecord, Sender } from '@treasure-hunt/shards';
import { continueTrace } from '@treasure-hunt/telemetry';
import type { RequestHeaders } from '../http/credentials.js';
import { Problem } from '../http/problem.js';
import { SENDER } from '../nest/tokens.js';
import { OperatorGuard, OperatorJournal } from './operator-keys.js';
import { ParkedList, type ParkedView } from './parked-list.js';
import { readRequest } from './read-request.js';
import { listQuery, redriveRequest, type ParkedKeysView } from './shapes.js';

@Controller('v1/parked')
@UseGuards(OperatorGuard)
export class ParkedController {
  constructor(
    @Inject(ParkedList) private readonly parked: ParkedList,
    @Inject(SENDER) private readonly sender: Sender,
    @Inject(OperatorJournal) private readonly journal: OperatorJournal,
  ) {}

  /** The parked keys of this service's stages. */
  @Get()
  @Header('cache-control', 'no-store')
  async list(@Query() query: unknown): Promise<ParkedKeysView> {
    const { limit } = readRequest(listQuery, query);
    return { parked: await this.parked.all(limit) };
  }

  /** Writes the message at whose offset the key's messages are decided again. */
  @Post('redrives')
  @HttpCode(202)
  async redrive(@Body() body: unknown, @Headers() headers: RequestHeaders): Promise<ParkedKeysView> {
    const { stage, key } = readRequest(redriveRequest, body);
    const parked = await this.parked.of(stage, key);
    if (parked.length === 0) throw new Problem(404, { detail: `Nothing of ${key} is parked at ${stage}.` });
    await this.sender.send(parked.map(redriveOf));
    this.journal.note(headers, { stage, key }, 'An operator has a parked key redriven.');
    return { parked };
  }
}

const redriveOf = ({ stage, topic, partition, key }: ParkedView): OutgoingRecord => {
  const id = randomUUID();
  const field = stages.find(({ name }) => name === stage)!.reads.key;
  const { traceparent: traceParent } = continueTrace(undefined, id);
  const about = { id, type: Redrive.type, source: `/hunt/${stage}`, timeMs: Date.now(), traceParent };
  const value = JSON.stringify(key === '' ? {} : { [field]: key });
  return { topic, partition, key: null, value, headers: headersOf(about) };
};
