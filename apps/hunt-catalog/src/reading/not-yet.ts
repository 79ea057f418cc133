import type { Fault } from '@treasure-hunt/service';
import { found } from './found.js';
import { later, type Later } from './later.js';

/** Every field of a definition that comes with a later version of the engine. */
export const notYet = (definition: unknown): readonly Fault[] =>
  later.flatMap((field) =>
    found(field.path, definition)
      .filter(({ value }) => isLater(field, value))
      .map(({ path }) => ({ path, reason: `not yet: ${nameOf(field)}` })),
  );

const isLater = ({ values, except }: Later, value: unknown): boolean =>
  (values?.includes(value) ?? true) && !except?.includes(value);

const nameOf = ({ path, values }: Later): string => {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return values ? `this ${name} comes with a later version` : `${name} comes with a later version`;
};
