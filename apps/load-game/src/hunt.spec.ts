import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readHunt } from './hunt.js';

const folder = mkdtempSync(join(tmpdir(), 'load-game-hunt-'));
const file = join(folder, 'my.hunt.json');
afterAll(() => rmSync(folder, { recursive: true }));

const shipped = readFileSync(new URL('../hunts/paris.hunt.json', import.meta.url), 'utf8');

const complaintAbout = async (text: string): Promise<string | undefined> => {
  writeFileSync(file, text);
  return readHunt(file).then(
    () => undefined,
    (error: Error) => error.message.replace(file, 'FILE'),
  );
};

describe("a hunt's definition", () => {
  it('is taken as its author wrote it', async () => {
    writeFileSync(file, shipped);
    expect((await readHunt(file)).json).toBe(shipped);
  });

  it('is refused where the game cannot foresee what is due', async () => {
    const hunt = JSON.parse(shipped) as { clues: object[] };
    const [first, ...others] = hunt.clues;
    const held = {
      ...hunt,
      closes: { at: '2030-01-01T00:00:00Z' },
      clues: [{ ...first, capacity: 2, holdS: 60 }, ...others],
    };
    expect(await complaintAbout(JSON.stringify(held))).toBe(
      'This game cannot tell what is due in FILE, because of closes, clues[0].capacity, clues[0].holdS.',
    );
  });

  const long = '"a title that is longer than what a parser quotes"';
  it.each([
    ['', 'FILE is not JSON: it is empty.'],
    ['{ "huntId": "x"', 'FILE is not JSON: see line 1, column 16.'],
    ['{ "huntId":', 'FILE is not JSON: it ends too soon.'],
    [`{\n  "title": ${long},\n  "a": yes\n}`, 'FILE is not JSON: see line 3, column 8.'],
    [`{\n  "title": ${long},\n}`, 'FILE is not JSON: see line 3, column 1.'],
    [`[\n  ${long},\n]`, 'FILE is not JSON: see line 3, column 1.'],
    ['no', 'FILE is not JSON.'],
  ])('that is not JSON is called that, with the place: %j', async (text, sentence) =>
    expect(await complaintAbout(text)).toBe(sentence),
  );

  it('with faults has them named by their paths, as the catalog does', async () => {
    const hunt = JSON.parse(shipped) as { title?: string; huntId?: string; clues: Record<string, unknown>[] };
    delete hunt.huntId;
    delete hunt.clues[1]!['clueId'];
    hunt.clues[0]!['colour'] = 'red';
    const said = await complaintAbout(JSON.stringify(hunt));
    expect(said).toMatch(/^FILE is not a hunt's definition: .*\.$/);
    expect(said).toContain('huntId is missing');
    expect(said).toContain('clues[1].clueId is missing');
    expect(said).toContain('clues[0].colour is not known');
  });

  it('with a fault in one of several shapes has the shape named that was meant', async () => {
    const hunt = JSON.parse(shipped) as { clues: object[] };
    hunt.clues[0] = { ...hunt.clues[0], requires: { nOf: { clues: ['paris.pont-neuf'] } } };
    const said = await complaintAbout(JSON.stringify({ ...hunt, opens: 7 }));
    expect(said).toBe(
      "FILE is not a hunt's definition: opens is none of the shapes that are known; clues[0].requires.nOf.n is missing.",
    );
  });

  it('with many faults has the first five named', async () => {
    const { clues, ...hunt } = JSON.parse(shipped) as { clues: object[] };
    const said = await complaintAbout(JSON.stringify({ ...hunt, clues: clues.slice(0, 4).map(() => ({})) }));
    expect(said!.split('; ')).toHaveLength(6);
    expect(said).toMatch(/; and \d+ more\.$/);
  });
});
