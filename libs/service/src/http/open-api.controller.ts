import { Controller, Get, Header, Inject } from '@nestjs/common';

/** The OpenAPI document of the service, in modules that have `OpenApiController`. */
export const OPEN_API = Symbol('OPEN_API');

/** Tells anybody who asks what the service can be asked. */
@Controller('openapi.json')
export class OpenApiController {
  constructor(@Inject(OPEN_API) private readonly document: object) {}

  @Get()
  @Header('cache-control', 'public, max-age=300')
  show(): object {
    return this.document;
  }
}
