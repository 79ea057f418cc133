export const code = (text: string): string => `\`${text}\``;

/** The items as code, in the order given; a dash where there are none. */
export const listed = (items: readonly string[]): string => items.map(code).join(', ') || '–';

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

export const mermaid = (drawing: string): string => ['```mermaid', drawing, '```'].join('\n');
