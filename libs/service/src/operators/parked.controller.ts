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
import { header, traceFields } from '@treasure-hunt/contracts';
import { headerText } from '@treasure-hunt/shards';
import type { RequestHeaders } from '../http/credentials.js';
import { Problem } from '../http/problem.js';
import { OperatorGuard, OperatorJournal } from './operator-keys.js';
import { ParkedList } from './parked-list.js';
import { readRequest } from './read-request.js';
import { Redriver } from './redriver.js';
import { listQuery, redriveRequest, type ParkedKeysView } from './shapes.js';

@Controller('v1/parked')
@UseGuards(OperatorGuard)
export class ParkedController {
  constructor(
    @Inject(ParkedList) private readonly parked: ParkedList,
    @Inject(Redriver) private readonly redriver: Redriver,
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
    const redrives = await this.redriver.redrive(parked);
    const trace = traceFields(headerText(redrives[0]?.headers ?? {}, header.traceParent));
    this.journal.note(headers, { stage, key, ...trace }, 'An operator has a parked key redriven.');
    return { parked };
  }
}
