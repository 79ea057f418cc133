/** `early`: found before the clue opens. `waiting`: found when every slot was taken. */
export type LineName = 'early' | 'waiting';

/** Players in line, each with a place of their own; whoever comes has the next number, so that nobody is overtaken. */
export interface Line {
  readonly length: number;
  readonly lastNumber: number;
}
export type Lines = { readonly [Name in LineName]: Line };

/** One player's place in a line: a document of its own. */
export interface Place {
  readonly line: LineName;
  readonly number: number;
  readonly playerId: string;
  readonly dueAt?: undefined;
}

/** So many players may wait for a clue. */
export const maxWaiting = 10_000;

const empty: Line = { length: 0, lastNumber: 0 };
export const noLines: Lines = { early: empty, waiting: empty };

export const joined = (lines: Lines, { line, number }: Pick<Place, 'line' | 'number'>): Lines => ({
  ...lines,
  [line]: { length: lines[line].length + 1, lastNumber: number },
});

export const left = (lines: Lines, { line }: Pick<Place, 'line'>): Lines => ({
  ...lines,
  [line]: { ...lines[line], length: lines[line].length - 1 },
});
