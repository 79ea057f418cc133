import { maxChests, maxClues } from '@treasure-hunt/contracts';

const limits: Readonly<Record<string, number>> = { clues: maxClues, chests: maxChests };

/** A definition with no more clues and chests than a hunt may have: what lies beyond is not worth being judged one by one. */
export const withinLimits = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, field]: [string, unknown]) => [
          name,
          Array.isArray(field) && Object.hasOwn(limits, name) ? field.slice(0, limits[name]) : field,
        ]),
      )
    : value;
