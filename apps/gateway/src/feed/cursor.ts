/** A place in the feed: a record of one partition. Clients know it as an opaque text. */
export interface Cursor {
  readonly partition: number;
  readonly offset: number;
}

/** An offset may be -1: before the first record. */
const shape = /^(\d{1,6})\.(-1|\d{1,15})$/;

export const cursorText = ({ partition, offset }: Cursor): string =>
  Buffer.from(`${partition}.${offset}`).toString('base64url');

/** Reads what `cursorText` wrote; anything else is undefined. */
export const readCursor = (text: string): Cursor | undefined => {
  const parts = shape.exec(Buffer.from(text, 'base64url').toString('latin1'));
  return parts ? { partition: Number(parts[1]), offset: Number(parts[2]) } : undefined;
};
