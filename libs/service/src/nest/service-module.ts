import { Global, Module, type DynamicModule } from '@nestjs/common';

/** What a token stands for. */
export interface Provision {
  readonly provide: symbol;
  readonly useValue: unknown;
}

/** What every service has at hand, in each of its modules, by the tokens of `tokens.ts`. */
@Global()
@Module({})
export class ServiceModule {
  static forRoot(provisions: readonly Provision[]): DynamicModule {
    return {
      module: ServiceModule,
      providers: provisions.map(({ provide, useValue }) => ({ provide, useValue })),
      exports: provisions.map(({ provide }) => provide),
    };
  }
}
