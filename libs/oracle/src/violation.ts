/** A law that does not hold, and the records that show it. */
export interface Violation {
  readonly law: string;
  /** One sentence. */
  readonly what: string;
  /** The records concerned, as `<topic>/<partition>/<offset>`, in order. */
  readonly records: readonly string[];
}

/** What a law finds; the name of the law is added. */
export type Finding = Omit<Violation, 'law'>;
