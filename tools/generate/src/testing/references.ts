/** Every `$ref` in a document. */
export const references = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
};

/** What a `#/…` reference leads to; undefined where it leads nowhere. */
export const follow = (document: unknown, reference: string): unknown =>
  reference
    .slice('#/'.length)
    .split('/')
    .reduce(
      (at: unknown, name) => (at as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/')],
      document,
    );
