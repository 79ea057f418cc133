import { jwtVerify, SignJWT } from 'jose';

const algorithm = 'HS256';
const audience = 'treasure-hunt/player';
const lifetimeS = 15 * 60;

/** Whom a token speaks for, and until when (milliseconds since 1970). */
export interface Bearer {
  readonly playerId: string;
  readonly expiresAt: number;
}

/** Issues and reads the tokens of players: JSON Web Tokens, HMAC-SHA-256, for one player and 15 minutes. */
export class PlayerTokens {
  private readonly key: Uint8Array;

  constructor(
    secret: string,
    private readonly now: () => number = Date.now,
  ) {
    this.key = new TextEncoder().encode(secret);
  }

  async issue(playerId: string): Promise<Bearer & { readonly token: string }> {
    const issuedS = Math.floor(this.now() / 1000);
    const token = await new SignJWT()
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setSubject(playerId)
      .setAudience(audience)
      .setIssuedAt(issuedS)
      .setExpirationTime(issuedS + lifetimeS)
      .sign(this.key);
    return { token, playerId, expiresAt: (issuedS + lifetimeS) * 1000 };
  }

  /** Whom the token speaks for; undefined when it is not ours, or over. */
  async read(token: string): Promise<Bearer | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [algorithm],
        audience,
        requiredClaims: ['sub', 'exp'],
        currentDate: new Date(this.now()),
      });
      return { playerId: payload.sub as string, expiresAt: (payload.exp as number) * 1000 };
    } catch {
      return undefined;
    }
  }
}
