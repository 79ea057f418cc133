import { existsSync, readFileSync } from 'node:fs';

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/rules.md', root), 'utf8');

type ReadSource = (path: string) => string | undefined;
const readSource: ReadSource = (path) => {
  const place = new URL(path, root);
  return existsSync(place) ? readFileSync(place, 'utf8') : undefined;
};

interface Row {
  readonly section: string;
  readonly rule: string;
  readonly proof: string;
}

/** What of the contract is not built may stand without a test, in a section of its own. */
const notYet = 'Not yet';

/** The rows of every table, without its head. */
const rowsOf = (markdown: string): Row[] =>
  markdown
    .split(/^## /m)
    .slice(1)
    .flatMap((text) => {
      const [section = '', ...lines] = text.split('\n');
      const rows = lines.filter((line) => line.startsWith('|')).slice(2);
      return rows.map((line) => {
        const cells = line.split('|').map((cell) => cell.trim());
        return { section, rule: cells[1] ?? '', proof: cells.at(-2) ?? '' };
      });
    });

const titles = /(?<!\.(?:skip|todo))\(\s*(['"`])(.+?)(?<!\\)\1/g;

/** Whether a source names a test, or a group of tests, so; one that is skipped does not count. */
const doesName = (source: string, title: string): boolean =>
  [...source.matchAll(titles)].some(([, , named]) => named === title);

const faultOf = (named: string, read: ReadSource): string | undefined => {
  const [, path = '', title = ''] = /^`(\S+\.spec\.ts) › ([^`]+)`$/.exec(named) ?? [];
  if (!path) return 'names no test';
  const source = read(path);
  if (source === undefined) return `${path} is not there`;
  return doesName(source, title) ? undefined : `${path} has no "${title}"`;
};

/** Every rule that is not proven, and why. */
const faultsOf = (markdown: string, read: ReadSource): string[] =>
  rowsOf(markdown)
    .filter(({ section, proof }) => section !== notYet || proof !== '–')
    .flatMap(({ rule, proof }) =>
      proof.split('<br>').flatMap((named) => {
        const fault = faultOf(named, read);
        return fault === undefined ? [] : [`${rule} ${fault}`];
      }),
    );

describe('the page of rules', () => {
  it('has every section of the rules', () =>
    expect([...new Set(rowsOf(page).map(({ section }) => section))]).toEqual([
      'Envelope',
      'Topics and fields',
      'Clocks',
      'Discovery',
      'Locked or early',
      'Assignment',
      'Verdict',
      'Final',
      'Reversal',
      'New version and withdrawal',
      'Time zones',
      'A hunt, as its author writes it',
      'HTTP',
      notYet,
    ]));

  it('names for each rule a test that is there', () => expect(faultsOf(page, readSource)).toEqual([]));
});

describe('a page of rules', () => {
  const pageOf = (proof: string, section = 'Clocks'): string =>
    ['# R', `## ${section}`, '| The rule | Proven by |', '| --- | --- |', `| It is. | ${proof} |`].join(
      '\n\n',
    );
  const read: ReadSource = (path) =>
    path === 'a.spec.ts' ? "it('is (so)', go);\nit.skip('is not', go);\n// is said" : undefined;

  it('may name several tests for a rule, and none for what is not built', () => {
    expect(faultsOf(pageOf('`a.spec.ts › is (so)`<br>`a.spec.ts › is (so)`'), read)).toEqual([]);
    expect(faultsOf(pageOf('–', notYet), read)).toEqual([]);
  });

  it.each([
    ['a row without a test', '', 'It is. names no test'],
    ['a dash', '–', 'It is. names no test'],
    ['a sentence', '`a.spec.ts › is (so)` and more', 'It is. names no test'],
    ['a file that is gone', '`b.spec.ts › is (so)`', 'It is. b.spec.ts is not there'],
    ['a test that was renamed', '`a.spec.ts › is so`', 'It is. a.spec.ts has no "is so"'],
    ['a part of a name', '`a.spec.ts › is`', 'It is. a.spec.ts has no "is"'],
    ['words that name no test', '`a.spec.ts › is said`', 'It is. a.spec.ts has no "is said"'],
    ['a test that is skipped', '`a.spec.ts › is not`', 'It is. a.spec.ts has no "is not"'],
    ['a second test that is gone', '`a.spec.ts › is (so)`<br>`a.spec.ts › x`', 'It is. a.spec.ts has no "x"'],
  ])('is at fault with %s', (_, proof, fault) => expect(faultsOf(pageOf(proof), read)).toEqual([fault]));

  it('is at fault with a test that is gone also of what is not built', () =>
    expect(faultsOf(pageOf('`b.spec.ts › x`', notYet), read)).toEqual(['It is. b.spec.ts is not there']));
});
