import { huntDefinition, type HuntDefinition } from '@treasure-hunt/contracts';
import type { z } from 'zod';
import { CannotPlay } from './cannot-play.js';
import { unforeseeable } from './expect/foreseeable.js';
import { parseJson } from './parse-json.js';
import { readText } from './read-text.js';
import { someFaults } from './some-faults.js';

/** A hunt as its author wrote it, and the JSON to be published. */
export interface AuthoredHunt {
  readonly json: string;
  readonly definition: HuntDefinition;
}

/** Reads a hunt's definition. Throws CannotPlay, which names the fields at fault as the catalog does. */
export const readHunt = async (file: string): Promise<AuthoredHunt> => {
  const json = await readText(file, "a hunt's definition");
  const { success, data, error } = huntDefinition.safeParse(parseJson(json, file));
  if (success) return foreseen(file, { json, definition: data });
  const faults = someFaults(error.issues.flatMap((issue) => faultsOf(issue)));
  throw new CannotPlay(`${file} is not a hunt's definition: ${faults.join('; ')}.`);
};

const foreseen = (file: string, hunt: AuthoredHunt): AuthoredHunt => {
  const beyond = unforeseeable(hunt.definition);
  if (beyond.length === 0) return hunt;
  throw new CannotPlay(
    `This game cannot tell what is due in ${file}, because of ${someFaults(beyond).join(', ')}.`,
  );
};

type Path = readonly PropertyKey[];
type Issue = z.core.$ZodIssue;

const faultsOf = (issue: Issue, at: Path = []): string[] => {
  const path = [...at, ...issue.path];
  const named = pathText(path) || 'the whole';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${pathText([...path, key])} is not known`);
  if (issue.code === 'invalid_union') {
    const nearest = nearestOf(issue.errors);
    if (nearest) return nearest.flatMap((inner) => faultsOf(inner, path));
    return [`${named} is none of the shapes that are known`];
  }
  return [named + reasonOf(issue.message)];
};

/** Of several alternatives the one whose faults lie deepest is the one that was meant, if there is one such. */
const nearestOf = (alternatives: readonly (readonly Issue[])[]): readonly Issue[] | undefined => {
  const depthOf = (issues: readonly Issue[]): number => Math.min(...issues.map(({ path }) => path.length));
  const [first, second] = [...alternatives].sort((a, b) => depthOf(b) - depthOf(a));
  return first && (!second || depthOf(first) > depthOf(second)) ? first : undefined;
};

const reasonOf = (message: string): string =>
  message.endsWith(', received undefined') ? ' is missing' : `: ${message}`;

/** As it is written in code: `clues[1].requires.nOf.n`. */
const pathText = (path: Path): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
