/** JSON that was read from bytes, or what the bytes are not. */
export type ReadJson = { readonly value: unknown; readonly not?: never } | { readonly not: 'UTF-8' | 'JSON' };

const utf8 = new TextDecoder('utf-8', { fatal: true });

const textIn = (bytes: Uint8Array): string | undefined => {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * Reads bytes as JSON, which is UTF-8 (RFC 8259, section 8.1; a byte order mark is ignored): what is not would be read with some letters
 * replaced by others. A field named `__proto__` is one that nobody knows, like any other.
 */
export const readJson = (bytes: Uint8Array): ReadJson => {
  const text = textIn(bytes);
  if (text === undefined) return { not: 'UTF-8' };
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { not: 'JSON' };
  }
};
