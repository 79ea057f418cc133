import { huntDefinition, type HuntDefinition } from '@treasure-hunt/contracts';
import { schemaFaults, type Fault } from '@treasure-hunt/service';
import { playable } from '../playable/playable.js';
import { sketch } from '../playable/sketch.js';
import { notYet } from './not-yet.js';
import { withinLimits } from './within-limits.js';

export type Read =
  | { readonly definition: HuntDefinition; readonly faults?: undefined }
  | { readonly definition?: undefined; readonly faults: readonly Fault[] };

/** Reads a hunt's definition from JSON: the definition, or everything that is wrong with it, in the order of its fields' names. */
export const readDefinition = (value: unknown): Read => {
  const parsed = huntDefinition.safeParse(value);
  const judged = withinLimits(value);
  const toCome = notYet(judged);
  const owners = new Set(toCome.map(({ path }) => path));
  const isNews = ({ path }: Fault): boolean => !isWithin(path, owners);
  const wrong = schemaFaults(parsed.error?.issues ?? []).filter(isNews);
  const faults = [...wrong, ...toCome, ...playable(sketch(judged)).filter(isNews)];
  if (parsed.success && faults.length === 0) return { definition: parsed.data };
  return { faults };
};

/** Whether a field is at fault only because its owner comes later. */
const isWithin = (path: string, owners: ReadonlySet<string>): boolean =>
  owners.size > 0 && [...path.matchAll(/[.[]|$/g)].some(({ index }) => owners.has(path.slice(0, index)));
