import type { Clue, HuntDefinition } from '@treasure-hunt/contracts';

/**
 * The fields of a hunt whose rules this game cannot foresee: it knows circles on the Earth and objects, and nothing of holds,
 * lines, attempts or times. What is due in such a hunt cannot be told from the walks.
 */
export const unforeseeable = ({ opens, closes, discovery, clues }: HuntDefinition): string[] => [
  ...named('', { opens, closes }),
  ...named('discovery.', { ...discovery, maxGapS: undefined, exitMarginM: undefined }),
  ...clues.flatMap((clue, n) => named(`clues[${n}].`, termsOf(clue))),
];

const termsOf = ({ attempts, coolDownS, capacity, holdS, trigger }: Clue) => {
  const terms = { attempts, coolDownS: coolDownS || undefined, capacity, holdS };
  if (!('fence' in trigger)) return terms;
  const { fence, dwellS } = trigger;
  const isEarthCircle = 'circle' in fence && 'radiusM' in fence.circle;
  return { ...terms, dwellS: dwellS || undefined, fence: isEarthCircle ? undefined : fence };
};

const named = (prefix: string, fields: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [prefix + name]));
