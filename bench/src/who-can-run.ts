import type { Contender } from '../contenders/contender.js';

/** The contenders that this machine has all for; says of the others what is missing. */
export const whoCanRun = async (
  contenders: readonly Contender[],
  say: (line: string) => void,
): Promise<readonly Contender[]> => {
  const lacking = await Promise.all(contenders.map(async ({ missing }) => missing?.()));
  lacking.forEach((lack, n) => lack !== undefined && say(`${contenders[n]!.name} is left out: ${lack}`));
  return contenders.filter((_, n) => lacking[n] === undefined);
};
