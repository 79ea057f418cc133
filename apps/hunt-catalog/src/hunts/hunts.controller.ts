import { Body, Controller, Delete, Get, Headers, Inject, Param, Post, Res, UseGuards } from '@nestjs/common';
import { ApiKeyGuard, apiKeyOf, ApiKeys, SETTINGS, type RequestHeaders } from '@treasure-hunt/service';
import type { Author } from '../publication/catalog-hunt.js';
import { isUnfinished } from '../publication/publisher.js';
import type { CatalogSettings } from '../settings.js';
import { Catalog } from './catalog.js';
import { huntView, type HuntView } from './hunt-view.js';

/** What is used of Fastify's reply. */
interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
}

@Controller('v1/hunts')
@UseGuards(ApiKeyGuard)
export class HuntsController {
  constructor(
    @Inject(Catalog) private readonly catalog: Catalog,
    @Inject(ApiKeys) private readonly keys: ApiKeys,
    @Inject(SETTINGS) private readonly settings: CatalogSettings,
  ) {}

  /** 201: published. 200: was published already. 202: will be, see its status. */
  @Post()
  async publish(
    @Body() body: unknown,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<HuntView> {
    const { hunt, created } = await this.catalog.publish(body, this.authorOf(headers));
    const status = created ? 201 : 200;
    reply.status(isUnfinished(hunt) ? 202 : status).header('location', `/v1/hunts/${hunt.huntId}`);
    return huntView(hunt, this.settings, Date.now());
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<HuntView> {
    return huntView(await this.catalog.find(id), this.settings, Date.now());
  }

  /** 200: taken back, now or before. 202: will be, see its status. */
  @Delete(':id')
  async withdraw(
    @Param('id') id: string,
    @Headers() headers: RequestHeaders,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<HuntView> {
    const hunt = await this.catalog.withdraw(id, this.authorOf(headers));
    reply.status(isUnfinished(hunt) ? 202 : 200);
    return huntView(hunt, this.settings, Date.now());
  }

  /** Whose key it is, without telling the key, and the request's trace. */
  private authorOf(headers: RequestHeaders): Author {
    return { by: this.keys.nameOf(apiKeyOf(headers) ?? ''), traceParent: headers['traceparent']?.toString() };
  }
}
