import type { DynamicModule, Type } from '@nestjs/common';
import type { Environment, httpSettings, processSettings, SettingsOf, Spec } from '@treasure-hunt/settings';
import type { WaitFor } from './backends/wait-for.js';
import type { HttpOptions } from './nest/http.js';
import type { Provision } from './nest/service-module.js';
import type { Surroundings } from './nest/surroundings.js';
import type { Transport } from './nest/transport.js';

/** The least that a service reads. */
export type ProcessSpec = Spec & ReturnType<typeof processSettings>;
export type ProcessValues = SettingsOf<ReturnType<typeof processSettings>>;

/** A service: its name in the flow, its Nest module, and what it reads. `http` needs `httpSettings` among these. */
export interface ServiceOptions<S extends ProcessSpec> {
  readonly name: string;
  readonly module: Type | DynamicModule;
  readonly settings: S;
  readonly http?: S extends typeof httpSettings ? HttpOptions : never;
  /** `process.env` if left out. */
  readonly env?: Environment;
}

/** What a service stands on while it runs. */
export interface Ground<Settings = ProcessValues> extends Surroundings {
  readonly name: string;
  readonly settings: Settings;
  readonly waitFor: WaitFor;
  readonly healthUrl: string;
  /** A failure that nobody can handle: ends the process with code 1. */
  readonly failed: (error: unknown) => void;
}

/** What a service needs beside its own process, connected. */
export interface Platform {
  readonly provisions: readonly Provision[];
  readonly transport?: Transport;
}
