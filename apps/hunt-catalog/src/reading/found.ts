/** A value and where it stands. */
export interface Found {
  readonly path: string;
  readonly value: unknown;
}

const child = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string | number, unknown>)[name]
    : undefined;

const into = ({ path, value }: Found, part: string): Found[] => {
  if (part !== '*') return [{ path: path === '' ? part : `${path}.${part}`, value: child(value, part) }];
  return Array.isArray(value)
    ? value.map((item, index) => ({ path: `${path}[${index}]`, value: item as unknown }))
    : [];
};

/** Every value that a path with `[*]` leads to; `undefined` ones are not there. */
export const found = (path: string, value: unknown): Found[] =>
  path
    .replaceAll('[*]', '.*')
    .split('.')
    .reduce((at, part) => at.flatMap((one) => into(one, part)), [{ path: '', value }])
    .filter((one) => one.value !== undefined);
