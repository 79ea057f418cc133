import { CannotPlay } from './cannot-play.js';

/** What a file's JSON text says. Throws CannotPlay, which says where it stops being JSON. */
export const parseJson = (text: string, file: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CannotPlay(`${file} is not JSON${whereOf((error as Error).message, text)}.`);
  }
};

/** How much the parser quotes of what is before the token at fault. */
const quotedBefore = 10;

const whereOf = (complaint: string, text: string): string => {
  if (text.trim() === '') return ': it is empty';
  if (complaint.startsWith('Unexpected end')) return ': it ends too soon';
  const at = positionOf(complaint, text);
  if (at === undefined) return '';
  const before = text.slice(0, at).split('\n');
  return `: see line ${before.length}, column ${before.at(-1)!.length + 1}`;
};

/** The parser names the place only sometimes; else it quotes the text around it. */
const positionOf = (complaint: string, text: string): number | undefined => {
  const [, position] = / at position (\d+)/.exec(complaint) ?? [];
  if (position !== undefined) return Number(position);
  const [, quoted] = /, \.\.\."([^]+)"(?:\.\.\.)? is not valid JSON$/.exec(complaint) ?? [];
  const from = quoted === undefined ? -1 : text.indexOf(quoted);
  return from === -1 ? undefined : from + quotedBefore;
};
