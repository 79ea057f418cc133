const most = 5;

/** The first faults as they are, and how many more there are; a file may be wrong in every line. */
export const someFaults = (faults: readonly string[]): readonly string[] =>
  faults.length > most ? [...faults.slice(0, most), `and ${faults.length - most} more`] : faults;
