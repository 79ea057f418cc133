const notAnswer = /[^\p{L}\p{M}\p{N}]/gu;
const accented = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;

/**
 * The answer that is compared: NFKC, case-folded, combining marks removed from Latin, Greek and Cyrillic letters only,
 * letters, marks and digits kept, the rest dropped. May be empty.
 */
export const normaliseAnswer = (answer: string): string =>
  foldCase(answer.normalize('NFKC'))
    .normalize('NFD')
    .replace(accented, '$1')
    .normalize('NFC')
    .replace(notAnswer, '');

/** Unicode's full case folding, by way of upper case: ß and ẞ become ss, final sigma becomes sigma. */
const foldCase = (text: string): string => text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
