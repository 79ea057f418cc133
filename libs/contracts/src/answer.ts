const notAnswer = /[^\p{L}\p{M}\p{N}]/gu;
const accented = /((?=\p{L})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu;

/**
 * The answer that is compared: NFKC, case-folded, combining marks removed from Latin, Greek and Cyrillic letters only,
 * letters, marks and digits kept, the rest dropped. May be empty. Normalising twice changes nothing.
 */
export const normaliseAnswer = (answer: string): string =>
  foldCase(answer.normalize('NFKC'))
    .normalize('NFD')
    .replace(notAnswer, '')
    .replace(accented, '$1')
    .normalize('NFC');

const keepsItsCase = /[ı\p{Script=Cherokee}]/u;
const mostText = /[^ı\p{Script=Cherokee}]+/gu;
const cherokee = /\p{Script=Cherokee}/gu;

/**
 * Unicode's full case folding (CaseFolding.txt, C and F). Lower, upper and lower again gives it (ß and ẞ become ss) except for
 * final sigma, for the dotless i, which stays, and for Cherokee, which folds to upper case.
 */
const foldCase = (text: string): string => {
  if (!keepsItsCase.test(text)) return foldMost(text);
  return text.replace(mostText, foldMost).replace(cherokee, (letter) => letter.toUpperCase());
};

const foldMost = (text: string): string =>
  text.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ');
