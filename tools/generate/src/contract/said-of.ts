import { readdirSync, readFileSync } from 'node:fs';

const sources = new URL('../../../../libs/contracts/src/', import.meta.url);
const declared = /\/\*\*((?:(?!\*\/)[^])*)\*\/\nexport const \w+ = message\(\s*'([^']+)'/g;

const oneLine = (comment: string): string => comment.replace(/\s+\*?\s*/g, ' ').trim();

/** What the contracts' sources say above each message that they declare, by `ce_type`. */
export const readSaid = (): ReadonlyMap<string, string> => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('messages.ts'),
  );
  const found = files
    .map((file) => readFileSync(new URL(file, sources), 'utf8'))
    .flatMap((text) => [...text.matchAll(declared)]);
  return new Map(found.map(([, comment = '', type = '']) => [type, oneLine(comment)]));
};
