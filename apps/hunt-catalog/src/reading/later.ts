/** A field that a later version of the engine understands. `*` stands for any place in a list. */
export interface Later {
  readonly path: string;
  /** Only these values come later; without it, any value. */
  readonly values?: readonly unknown[];
  /** These values mean what is done without the field. */
  readonly except?: readonly unknown[];
}

/** Names the contract reserves; they may stand at a hunt, a clue, its puzzle or a chest. */
const reserved = ['hints', 'points', 'replies', 'repeat', 'audience'];
const places = ['', 'clues[*].', 'clues[*].puzzle.', 'chests[*].'];

/** Everything that the contract names and this version refuses. */
export const later: readonly Later[] = [
  { path: 'opens.zone', values: ['player'] },
  { path: 'closes.zone', values: ['player'] },
  { path: 'clues[*].puzzle.kind', values: ['cipher', 'anagram', 'sequence', 'riddle'] },
  { path: 'chests[*].loot.weighted[*].segment' },
  ...places.flatMap((place) => reserved.map((name) => ({ path: `${place}${name}` }))),
];
