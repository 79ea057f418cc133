import { parse } from 'csv-parse/sync';
import { readFix, UnreadableWalks, walksOf, type Walk } from './walk.js';

type Row = Partial<Record<'player_id' | 'at' | 'lat' | 'lon', string>>;

/** Reads walks from CSV with the columns `player_id`, `at` (RFC 3339), `lat`, `lon`. Throws UnreadableWalks. */
export const readCsv = (text: string): readonly Walk[] => {
  const rows = parse<Row>(text, { columns: true, skip_empty_lines: true, trim: true, bom: true });
  return walksOf(
    rows.map((row, n) => {
      const where = `Line ${n + 2}`;
      if (!row.player_id) throw new UnreadableWalks(`${where} has no player_id`);
      return [row.player_id, readFix(where, row)] as const;
    }),
  );
};
