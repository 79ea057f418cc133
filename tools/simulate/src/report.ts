import type { Verdict } from '@treasure-hunt/hunt-simulation';

/** So many violations of a seed are shown; the others are like them, or follow from them. */
const maxShown = 5;
const maxTextLength = 600;

/** What is wrong with a seed: each law that it breaks, with the records that show it. */
export const brokenLaws = ({ seed, violations, evidence }: Verdict): string[] => [
  `Seed ${seed} breaks ${new Set(violations.map(({ law }) => law)).size} laws, ${violations.length} times:`,
  ...violations
    .slice(0, maxShown)
    .flatMap(({ law, what, records }) => [
      `  ${law}`,
      `    ${cut(what)}`,
      ...records.map((place) => `    ${place}: ${cut(evidence[place] ?? '')}`),
    ]),
  ...(violations.length > maxShown ? [`  … and ${violations.length - maxShown} more`] : []),
  `  To see every step: npm run simulate -- --seed ${seed} --trace`,
];

const cut = (text: string): string =>
  text.length > maxTextLength ? `${text.slice(0, maxTextLength)} …` : text;

/** What happened, most often first. */
export const countsOf = (counts: Readonly<Record<string, number>>): string[] =>
  Object.entries(counts)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([name, count]) => `${count.toLocaleString('en').padStart(12)}  ${name}`);

/** Counts of several seeds together. */
export const added = (sums: Map<string, number>, counts: Readonly<Record<string, number>>): void => {
  for (const [name, count] of Object.entries(counts)) sums.set(name, (sums.get(name) ?? 0) + count);
};
