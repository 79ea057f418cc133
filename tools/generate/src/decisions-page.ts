import { readdirSync, readFileSync } from 'node:fs';

/** The index of the decisions in a folder (a URL that ends in `/`). Throws where a heading is not `# <number of the file>. <title>`. */
export const decisionsPage = (folder: URL): string => {
  const files = readdirSync(folder).filter((file) => /^\d{4}-.*\.md$/.test(file));
  const rows = files.sort().map((file) => `- [${headingOf(folder, file)}](${file})`);
  return `# Decisions\n\nWhat was decided, why, and what was not chosen.\n\n${rows.join('\n')}\n`;
};

const headingOf = (folder: URL, file: string): string => {
  const [first = ''] = readFileSync(new URL(file, folder), 'utf8').split('\n');
  const [, heading, number] = /^# ((\d+)\. .+)$/.exec(first) ?? [];
  if (!heading || Number(number) !== Number(file.slice(0, 4)))
    throw new Error(`${file} begins with "${first}" instead of its number and a title.`);
  return heading;
};
