import { Body, Controller, Headers, HttpCode, Inject, Param, Post, UseGuards } from '@nestjs/common';
import { apiKeyOf, OperatorGuard, OperatorKeys, type RequestHeaders } from '@treasure-hunt/service';
import type { ReversalRequested } from './reversal-shape.js';
import { Reversals } from './reversals.js';

@Controller('v1/grants')
@UseGuards(OperatorGuard)
export class GrantsController {
  constructor(
    @Inject(Reversals) private readonly reversals: Reversals,
    @Inject(OperatorKeys) private readonly keys: OperatorKeys,
  ) {}

  /** 202: rewards decides about it. */
  @Post(':id/reversal')
  @HttpCode(202)
  reverse(
    @Param('id') grantId: string,
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
  ): Promise<ReversalRequested> {
    const by = this.keys.nameOf(apiKeyOf(headers) ?? '');
    return this.reversals.request(grantId, body, { by, traceParent: headers['traceparent']?.toString() });
  }
}
