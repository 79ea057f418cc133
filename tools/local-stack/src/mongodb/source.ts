/** A way to a mongod: the path of one that runs, or undefined where this way is closed. */
export type Source = (say: (line: string) => void) => Promise<string | undefined>;
