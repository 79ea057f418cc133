import type { Key } from '@treasure-hunt/contracts';

/** The secrets of a simulated engine; the first of each are for new hunts. */
export interface Keys {
  /** What answers are hashed with. */
  readonly answers: readonly [Key, ...Key[]];
  /** What each hunt's own secret is derived from. */
  readonly hunts: readonly [Key, ...Key[]];
}

/** Good enough where nobody has to be kept from knowing. */
export const openKeys: Keys = {
  answers: [{ keyId: 'simulated-answers', secret: 'what the simulation hashes answers with' }],
  hunts: [{ keyId: 'simulated-hunts', secret: 'what the simulation seeds draws from' }],
};

/** The secret of the hunts' key of this id. Throws where there is none. */
export const huntKeySecret = ({ hunts }: Keys, keyId: string): string => {
  const key = hunts.find((one) => one.keyId === keyId);
  if (!key) throw new Error(`The simulation has no key ${keyId}.`);
  return key.secret;
};
