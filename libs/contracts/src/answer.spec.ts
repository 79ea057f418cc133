import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { normaliseAnswer } from './answer.js';

interface Vector {
  readonly script: string;
  readonly answer: string;
  readonly normalised: string;
}
const vectors = JSON.parse(
  readFileSync(new URL('./examples/normalised-answers.json', import.meta.url), 'utf8'),
) as Vector[];

describe('a normalised answer', () => {
  it.each(vectors)('$script: $answer', ({ answer, normalised }) => {
    expect(normaliseAnswer(answer)).toBe(normalised);
  });

  it('is shown in at least ten scripts', () => {
    expect(new Set(vectors.map(({ script }) => script)).size).toBeGreaterThan(10);
  });

  it('keeps marks that make another word, and a dotless i apart', () => {
    expect(normaliseAnswer('か')).not.toBe(normaliseAnswer('が'));
    expect(normaliseAnswer('कि')).not.toBe(normaliseAnswer('का'));
    expect(normaliseAnswer('ı')).not.toBe(normaliseAnswer('i'));
  });

  it('keeps the marks of another script behind a Cyrillic mark', () => {
    expect(normaliseAnswer('ש\u0484\u05c1')).toBe('ש\u05c1\u0484'.normalize('NFC'));
  });

  it('does not change when it is normalised again, or typed in another Unicode form', () => {
    const typed = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(typed, (answer) => {
        const once = normaliseAnswer(answer);
        expect(normaliseAnswer(once)).toBe(once);
        expect(normaliseAnswer(answer.normalize('NFD'))).toBe(once);
        expect(normaliseAnswer(answer.normalize('NFKC'))).toBe(once);
      }),
    );
  });

  it('is the same for small and capital letters', () => {
    const word = fc.stringMatching(/^[a-zß-öø-ÿα-ωа-я]{1,20}$/);
    fc.assert(
      fc.property(word, (answer) => {
        expect(normaliseAnswer(answer.toUpperCase())).toBe(normaliseAnswer(answer));
      }),
    );
  });
});
