import { commandLine, type Options } from './options.js';
import { brokenLaws } from './report.js';

const optionsOf = async (...args: string[]): Promise<Options> => {
  let heard: Options | undefined;
  const program = commandLine(async (options) => void (heard = options)).exitOverride();
  program.configureOutput({ writeErr: () => undefined });
  await program.parseAsync(['node', 'simulate', ...args]);
  return heard!;
};

describe('the command line', () => {
  it('plays the first hundred seeds where nothing is said', async () => {
    expect(await optionsOf()).toMatchObject({ seeds: 100, first: 1 });
  });

  it('plays one seed step by step', async () => {
    expect(await optionsOf('--seed', '262', '--trace')).toMatchObject({ seed: 262, trace: true });
  });

  it.each([
    ['--seeds', '0'],
    ['--seed', 'x'],
    ['--seed', '1', '--seeds', '5'],
  ])('refuses %s %s', async (...args) => {
    await expect(optionsOf(...args.filter((arg) => arg !== undefined))).rejects.toThrow();
  });
});

describe('a seed that breaks a law', () => {
  it('is told with its number, the law, the records concerned and how to see every step', () => {
    const place = 'hunt.clue-outcomes.v1/0/12';
    const lines = brokenLaws({
      seed: 262,
      violations: [{ law: 'a law', what: 'It does not hold.', records: [place] }],
      evidence: { [place]: 'clue.assigned of gate: {}' },
      counts: {},
    });
    const text = lines.join('\n');
    for (const part of [
      'Seed 262',
      'a law',
      'It does not hold.',
      `${place}: clue.assigned of gate: {}`,
      '--seed 262 --trace',
    ])
      expect(text).toContain(part);
  });
});
