import { parse, type Info } from 'csv-parse/sync';
import { fixesOf, readFix, UnreadableWalks, walksOf, type Place, type Walk } from './walk.js';

const columns = ['player_id', 'at', 'lat', 'lon'] as const;

interface Line {
  readonly info: Omit<Info, 'columns'> & { readonly columns: readonly { readonly name: string }[] };
  readonly record: Partial<Record<(typeof columns)[number], string>>;
}

/**
 * Reads walks from CSV with the columns `player_id`, `at` (RFC 3339), `lat`, `lon`. Throws UnreadableWalks, which calls the text
 * by the name of its file.
 */
export const readCsv = (text: string, file: string): readonly Walk[] => {
  const lines = linesOf(text, file);
  const [first] = lines;
  const absent = first
    ? columns.filter((column) => !first.info.columns.some(({ name }) => name === column))
    : [];
  if (absent.length > 0)
    throw new UnreadableWalks(file, [
      `line 1: the columns must be ${columns.join(', ')}; there is no ${absent.join(', ')}`,
    ]);
  return walksOf(fixesOf(file, lines.map(placeOf)));
};

const linesOf = (text: string, file: string): readonly Line[] => {
  const options = { columns: true, skip_empty_lines: true, trim: true, bom: true, info: true } as const;
  try {
    // A line that is too short lacks a field, which can be named.
    return parse(text, { ...options, relax_column_count_less: true }) as unknown as Line[];
  } catch (error) {
    const { lines = 1, code } = error as { lines?: number; code?: string };
    const tooLong = code === 'CSV_RECORD_INCONSISTENT_COLUMNS';
    const fault = tooLong ? 'there are more fields than line 1 names' : 'it is not CSV; look at its quotes';
    throw new UnreadableWalks(file, [`line ${lines}: ${fault}`]);
  }
};

const placeOf = ({ info, record }: Line): Place => ({
  where: `line ${info.lines}`,
  name: record.player_id ?? '',
  read: record.player_id ? readFix(record) : { fault: 'player_id is missing' },
});
