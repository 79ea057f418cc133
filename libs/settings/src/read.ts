import type { z } from 'zod';
import { misspelled, superfluous } from './misspelled.js';
import type { Environment, Setting, SettingsOf, Spec } from './setting.js';

/** What was read: typed values, the same by variable as text that may be shown, and what is odd. */
export interface Read<S extends Spec> {
  readonly values: SettingsOf<S>;
  readonly shown: Readonly<Record<string, string>>;
  /** One sentence for each variable that looks like one that was read and is none. */
  readonly warnings: readonly string[];
}

/** The settings are wrong; `faults` has one sentence for each. */
export class SettingsRefused extends Error {
  override readonly name = 'SettingsRefused';

  constructor(readonly faults: readonly string[]) {
    super(faults.join(' '));
  }
}

type Outcome = { readonly value: unknown; readonly shown?: string } | { readonly fault: string };

/** A variable that is set to nothing counts as not set, as in a compose file. */
const textOf = (one: Setting, env: Environment): string | undefined => env[one.name] || one.fallback;

/** What the type itself has to say, about a file for example; other reasons would show what is to be hidden. */
const reasonsOf = ({ issues }: z.ZodError): string =>
  issues
    .map((issue) => (issue.code === 'custom' && issue.params?.['isSaid'] ? ` ${issue.message}` : ''))
    .join('');

const readOne = (one: Setting, env: Environment): Outcome => {
  const text = textOf(one, env);
  if (text === undefined)
    return one.optional
      ? { value: undefined }
      : { fault: `${one.name} is not set; it must be ${one.allowed}.` };
  const shown = one.mask ? one.mask(text) : text;
  const read = one.type.safeParse(text);
  return read.success
    ? { value: read.data, shown }
    : { fault: `${one.name} is "${shown}", but must be ${one.allowed}.${reasonsOf(read.error)}` };
};

const missingPartners = (one: Setting, env: Environment): string[] =>
  env[one.name]
    ? (one.together ?? [])
        .filter((partner) => !env[partner])
        .map((partner) => `${one.name} is set, so ${partner} must be set too.`)
    : [];

/**
 * Reads a service's settings.
 * @throws SettingsRefused with one sentence for each variable that is missing, wrong, or looks like a misspelled one
 */
export const readSettings = <S extends Spec>(spec: S, env: Environment): Read<S> => {
  const outcomes = Object.entries(spec).map(([key, one]) => ({ key, one, outcome: readOne(one, env) }));
  const faults = [
    ...outcomes.flatMap(({ outcome }) => ('fault' in outcome ? [outcome.fault] : [])),
    ...Object.values(spec).flatMap((one) => missingPartners(one, env)),
    ...misspelled(spec, env),
  ];
  if (faults.length > 0) throw new SettingsRefused(faults);
  const read = outcomes.flatMap(({ key, one, outcome }) =>
    'fault' in outcome ? [] : [{ key, one, ...outcome }],
  );
  return {
    values: Object.fromEntries(read.map(({ key, value }) => [key, value])) as SettingsOf<S>,
    shown: Object.fromEntries(
      read.flatMap(({ one, shown }) => (shown === undefined ? [] : [[one.name, shown]])),
    ),
    warnings: superfluous(spec, env),
  };
};
