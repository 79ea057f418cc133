/** The services of the engine, each a process of its own started from `apps/<name>`. */
export const serviceNames = [
  'discovery',
  'clue-solving',
  'chest-reveal',
  'rewards',
  'hunt-catalog',
  'gateway',
] as const;

export type ServiceName = (typeof serviceNames)[number];
