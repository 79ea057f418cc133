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
  private keys: readonly Uint8Array[] = [];

  constructor(
    secrets: readonly string[],
    private readonly now: () => number = Date.now,
  ) {
    this.use(secrets);
  }

  /** From now on the first of these secrets signs, and what any of them has signed is taken. */
  use(secrets: readonly string[]): void {
    this.keys = secrets.map((secret) => new TextEncoder().encode(secret));
  }

  async issue(playerId: string): Promise<Bearer & { readonly token: string }> {
    const [key] = this.keys;
    if (!key) throw new Error('There is no secret to sign with.');
    const issuedS = Math.floor(this.now() / 1000);
    const token = await new SignJWT()
      .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
      .setSubject(playerId)
      .setAudience(audience)
      .setIssuedAt(issuedS)
      .setExpirationTime(issuedS + lifetimeS)
      .sign(key);
    return { token, playerId, expiresAt: (issuedS + lifetimeS) * 1000 };
  }

  /** Whom the token speaks for; undefined when it is not ours, or over. */
  async read(token: string): Promise<Bearer | undefined> {
    for (const key of this.keys) {
      const bearer = await this.readWith(key, token).catch(() => undefined);
      if (bearer) return bearer;
    }
    return undefined;
  }

  private async readWith(key: Uint8Array, token: string): Promise<Bearer> {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [algorithm],
      audience,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(this.now()),
    });
    return { playerId: payload.sub as string, expiresAt: (payload.exp as number) * 1000 };
  }
}
