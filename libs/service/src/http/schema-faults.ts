import type { Fault } from './problem.js';

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
  issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return (issue.keys ?? []).map((key) => ({ path: pathText([...path, key]), reason: 'is not known' }));
    const nearest = issue.code === 'invalid_union' ? nearestOf(issue.errors ?? []) : undefined;
    return nearest ? schemaFaults(nearest, path) : [{ path: pathText(path), reason: reasonOf(issue) }];
  });

/** What the value was most likely meant to be: the alternative whose faults lie deepest, if there is one such. */
const nearestOf = (alternatives: readonly (readonly SchemaIssue[])[]): readonly SchemaIssue[] | undefined => {
  const depthOf = (issues: readonly SchemaIssue[]): number =>
    Math.min(...issues.map(({ path }) => path.length));
  const [first, second] = [...alternatives].sort((a, b) => depthOf(b) - depthOf(a));
  if (!first || !second) return first;
  return depthOf(first) > depthOf(second) ? first : undefined;
};

const reasonOf = ({ code, message }: SchemaIssue): string => {
  if (code === 'invalid_union' && message === 'Invalid input') return 'is none of the shapes that are known';
  return message.endsWith(', received undefined') ? 'is missing' : message;
};
