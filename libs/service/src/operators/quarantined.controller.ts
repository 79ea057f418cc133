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
import type { Sender } from '@treasure-hunt/shards';
import type { RequestHeaders } from '../http/credentials.js';
import { Problem } from '../http/problem.js';
import { SENDER } from '../nest/tokens.js';
import { OperatorGuard, OperatorJournal } from './operator-keys.js';
import { QuarantineLog } from './quarantine-log.js';
import { readRequest } from './read-request.js';
import { returned } from './returned.js';
import { listQuery, returnRequest, type QuarantinedView } from './shapes.js';

const hourMs = 60 * 60 * 1_000;

@Controller('v1/quarantined')
@UseGuards(OperatorGuard)
export class QuarantinedController {
  constructor(
    @Inject(QuarantineLog) private readonly log: QuarantineLog,
    @Inject(SENDER) private readonly sender: Sender,
    @Inject(OperatorJournal) private readonly journal: OperatorJournal,
  ) {}

  /** What this service has put into quarantine lately. */
  @Get()
  @Header('cache-control', 'no-store')
  async list(@Query() query: unknown): Promise<QuarantinedView> {
    const { limit, sinceHours } = readRequest(listQuery, query);
    return { quarantined: await this.log.list(Date.now() - sinceHours * hourMs, limit) };
  }

  /** Puts a message back to where it was read, as it was: it is decided behind all that came meanwhile. */
  @Post('returns')
  @HttpCode(202)
  async return(@Body() body: unknown, @Headers() headers: RequestHeaders): Promise<{ returned: string }> {
    const { id } = readRequest(returnRequest, body);
    const [partition = 0, offset = 0] = id.split('/').map(Number);
    const record = await this.log.find(partition, offset);
    if (!record) throw new Problem(404, { detail: `This service has put nothing into quarantine at ${id}.` });
    await this.sender.send([returned(record, `${this.log.topic}/${id}`)]);
    this.journal.note(headers, { id }, 'An operator has put a quarantined message back.');
    return { returned: id };
  }
}
