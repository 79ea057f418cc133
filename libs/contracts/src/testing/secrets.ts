import type { Key } from '../secret.js';

/** The key that the answers in the golden examples are hashed with. */
export const exampleAnswerKey: Key = { keyId: 'answers-2026', secret: 'golden answer key' };

/** The key that the secret of the hunt in the golden examples is derived from. */
export const exampleHuntKey: Key = { keyId: 'hunts-2026', secret: 'golden hunt secret' };
