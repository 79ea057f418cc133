/** One thing that is wrong with a value: where, as in `clues[1].requires.nOf.n` (empty for the whole), and what. */
export interface Fault {
  readonly path: string;
  readonly reason: string;
}

type Path = readonly PropertyKey[];

/** What zod says of a value that is not of its shape, as far as it is read here. */
export interface SchemaIssue {
  readonly code?: string | undefined;
  readonly path: Path;
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly SchemaIssue[])[];
}

/** A path as it is written in code: `clues[1].requires.nOf.n`; empty for the whole. */
export const pathText = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');

/** Every fault of a value, one for each field: unknown fields by their own path, alternatives by the nearest one. */
export const schemaFaults = (issues: readonly SchemaIssue[], at: Path = []): Fault[] =>
  faultsBeside([], issues, at);

type Alternative = readonly SchemaIssue[];

/** `others` are what else the value might have been: what they do not know either is not known at all. */
const faultsBeside = (others: readonly Alternative[], issues: Alternative, at: Path): Fault[] =>
  issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (isOfUnknown(issue))
      return (issue.keys ?? []).map((key) => ({
        path: pathText([...path, key]),
        reason: reasonAgainst(key, issue, others),
      }));
    const alternatives = issue.errors ?? [];
    const nearest = issue.code === 'invalid_union' ? nearestOf(alternatives) : undefined;
    if (!nearest) return [{ path: pathText(path), reason: reasonOf(issue) }];
    const rest = alternatives.filter((other) => other !== nearest);
    return faultsBeside(rest, nearest, path);
  });

const isOfUnknown = ({ code }: SchemaIssue): boolean => code === 'unrecognized_keys';

/** What another alternative knows is no slip: it stands beside fields that only this one knows. */
const reasonAgainst = (
  key: string,
  { path, keys = [] }: SchemaIssue,
  others: readonly Alternative[],
): string => {
  const rival = others
    .flat()
    .find(
      (other) => isOfUnknown(other) && pathText(other.path) === pathText(path) && !other.keys?.includes(key),
    );
  const own = rival?.keys?.filter((one) => !keys.includes(one)) ?? [];
  return own.length > 0 ? `does not go with ${own.join(', ')}` : 'is not known';
};

const depthOf = (issues: Alternative): number => Math.min(...issues.map(({ path }) => path.length));

/**
 * What the value was most likely meant to be: the alternative whose faults lie deepest, and of those as deep the one with the
 * fewest, if there is one such; the first of several that each find nothing but fields of the others.
 */
const nearestOf = (alternatives: readonly Alternative[]): Alternative | undefined => {
  const further = (a: Alternative, b: Alternative): number => depthOf(b) - depthOf(a) || a.length - b.length;
  const [first, second] = [...alternatives].sort(further);
  if (!first || !second) return first;
  return further(first, second) < 0 || [...first, ...second].every(isOfUnknown) ? first : undefined;
};

/** Nothing was there; where there are alternatives, each of them says so. */
const isMissing = ({ message, errors = [] }: SchemaIssue): boolean =>
  message.endsWith(', received undefined') || (errors.length > 0 && errors.every(isNothing));

const isNothing = (issues: Alternative): boolean =>
  issues.every((issue) => issue.path.length === 0 && isMissing(issue));

const reasonOf = (issue: SchemaIssue): string => {
  if (isMissing(issue)) return 'is missing';
  if (issue.code !== 'invalid_union' || issue.message !== 'Invalid input') return issue.message;
  const alternatives = issue.errors ?? [];
  if (alternatives.length === 0 || !alternatives.flat().every(isMissing))
    return 'is none of the shapes that are known';
  const needed = alternatives.map((lacking) => lacking.map(({ path }) => pathText(path)).join(' and '));
  return `needs ${needed.join(', or ')}`;
};
