import type { z } from 'zod';

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One environment variable that a service reads. */
export interface Setting<Type extends z.ZodType = z.ZodType> {
  /** The environment variable. */
  readonly name: string;
  /** Reads the variable's text. */
  readonly type: Type;
  /** What may be written, as the end of the sentence “… must be”. */
  readonly allowed: string;
  readonly description: string;
  /** The text that stands for a variable that is not set; without one it must be set, unless `optional`. */
  readonly fallback?: string;
  /** True: without the variable there is no value. */
  readonly optional?: boolean;
  /** The text as it may be shown; without it the text is shown as it is. */
  readonly mask?: (text: string) => string;
  /** Variables that must be set when this one is. */
  readonly together?: readonly string[];
}

/** What a service reads, by the name that its code uses. */
export type Spec = Readonly<Record<string, Setting>>;

type ValueOf<S extends Setting> = S extends { readonly optional: true }
  ? z.output<S['type']> | undefined
  : z.output<S['type']>;

/** The values of a specification. */
export type SettingsOf<S extends Spec> = { readonly [Name in keyof S]: ValueOf<S[Name]> };

/** Declares a setting; keeps the type of its value. */
export const setting = <Type extends z.ZodType, const S extends Omit<Setting<Type>, 'type'>>(
  type: Type,
  about: S,
): S & { readonly type: Type } => ({ ...about, type });
