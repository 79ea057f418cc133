import { huntDefinition, type HuntDefinition } from '@treasure-hunt/contracts';
import { schemaFaults, type Fault } from '@treasure-hunt/service';
import { playable } from '../playable/playable.js';
import { sketch } from '../playable/sketch.js';
import { notYet } from './not-yet.js';

export type Read =
  | { readonly definition: HuntDefinition; readonly faults?: undefined }
  | { readonly definition?: undefined; readonly faults: readonly Fault[] };

/** Reads a hunt's definition from JSON: the definition, or everything that is wrong with it, in the order of its fields' names. */
export const readDefinition = (value: unknown): Read => {
  const parsed = huntDefinition.safeParse(value);
  const toCome = notYet(value);
  const isNews = (fault: Fault): boolean => !isWithin(fault, toCome);
  const wrong = schemaFaults(parsed.error?.issues ?? []).filter(isNews);
  const faults = [...wrong, ...toCome, ...playable(sketch(value)).filter(isNews)];
  if (parsed.success && faults.length === 0) return { definition: parsed.data };
  return { faults };
};

/** Whether a field is at fault only because its owner comes later. */
const isWithin = ({ path }: Fault, owners: readonly Fault[]): boolean =>
  owners.some(
    (owner) => path === owner.path || path.startsWith(`${owner.path}.`) || path.startsWith(`${owner.path}[`),
  );
