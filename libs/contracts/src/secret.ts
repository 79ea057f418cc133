import { createHash, createHmac, hash } from 'node:crypto';
import { normaliseAnswer } from './answer.js';

/** A named secret. Neither the name nor its order matters to the rules: messages name the key that they were made with. */
export interface Key {
  readonly keyId: string;
  readonly secret: string;
}

const hmac = (secret: string, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex');

/** HMAC-SHA-256(key, clueId ‖ 0x00 ‖ normalised answer), in hex. */
export const hashAnswer = (secret: string, clueId: string, answer: string): string =>
  hmac(secret, `${clueId}\0${normaliseAnswer(answer)}`);

/** The secret of one hunt, derived from the engine's; shown when the hunt has closed. In hex. */
export const huntSecret = (secret: string, huntId: string): string => hmac(secret, `hunt\0${huntId}`);

/** What the markers of one version of a hunt name it by; unlike the hunt's secret it says nothing of other versions. In hex. */
export const publicationId = (secret: string, huntId: string, huntVersion: number): string =>
  hmac(secret, `publication\0${huntId}@${huntVersion}`);

/** SHA-256 of a hunt's secret, published before the hunt is played. In hex. */
export const secretHash = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** The seed of one draw: HMAC-SHA-256(hunt secret, grantId), in hex. */
export const drawSeed = (secret: string, grantId: string): string => hmac(secret, grantId);

/** An id that only depends on its parts: 128 bits of SHA-256, base64url. */
export const derivedId = (...parts: readonly (string | number)[]): string =>
  hash('sha256', parts.join('\0'), 'base64url').slice(0, 22);
