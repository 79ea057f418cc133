/** How a backend is come by: an address that was given, the compose file, or a process on this machine. */
export type Way = { kind: 'given'; address: string } | { kind: 'compose' } | { kind: 'process' };

/** Chooses for one backend: the given address first, then Docker where an engine answers, else a process. */
export const wayTo = (given: string | undefined, dockerAnswers: boolean): Way => {
  const address = given?.trim();
  if (address) return { kind: 'given', address };
  return dockerAnswers ? { kind: 'compose' } : { kind: 'process' };
};
