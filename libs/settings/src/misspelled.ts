import type { Environment, Spec } from './setting.js';

/** Variables that begin like this are ours, so one that nobody reads is a mistake. */
const ours = /^KAFKA_(SASL|SSL)_/;

const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);

const swapped = (text: string, at: number): string =>
  text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);

/** Whether one letter too many, too few, wrong, or two in the wrong order make one word of the other. */
export const isOneSlipAway = (a: string, b: string): boolean => {
  const found = [...a].findIndex((letter, index) => letter !== b.charAt(index));
  const at = found < 0 ? a.length : found;
  return (
    a !== b &&
    [
      without(a, at) === b,
      a === without(b, at),
      without(a, at) === without(b, at),
      swapped(a, at) === b,
    ].includes(true)
  );
};

const namesIn = (spec: Spec): readonly string[] => Object.values(spec).map(({ name }) => name);

const unknownIn = (env: Environment, names: readonly string[]): readonly string[] =>
  Object.keys(env).filter((name) => env[name] && !names.includes(name));

/** One sentence for each variable that looks like one which is set beside it, and is not read. */
export const superfluous = (spec: Spec, env: Environment): string[] => {
  const names = namesIn(spec);
  return unknownIn(env, names).flatMap((name) => {
    const meant = names.find((known) => env[known] && isOneSlipAway(name, known));
    return meant ? [`${name} is not a setting and is not read; ${meant} is.`] : [];
  });
};

/** One sentence for each variable that looks like a setting of this service and is none. */
export const misspelled = (spec: Spec, env: Environment): string[] => {
  const names = namesIn(spec);
  return unknownIn(env, names).flatMap((name) => {
    const meant = names.find((known) => !env[known] && isOneSlipAway(name, known));
    if (meant) return [`${name} is not a setting; did you mean ${meant}?`];
    return ours.test(name)
      ? [`${name} is not a setting; there are ${names.filter((n) => ours.test(n)).join(', ')}.`]
      : [];
  });
};
