import { PlayerTokens } from './player-tokens.js';

const secret = 'a-secret-of-enough-length-to-sign';
const another = 'another-secret-of-enough-length';
const at = Date.parse('2026-12-01T12:00:00Z');
const minutes = (count: number): number => count * 60_000;

describe('the token of a player', () => {
  it('speaks for that player for 15 minutes', async () => {
    const { token, expiresAt } = await new PlayerTokens([secret], () => at).issue('ada');
    expect(expiresAt).toBe(at + minutes(15));
    const readAt = (ms: number) => new PlayerTokens([secret], () => ms).read(token);
    expect(await readAt(at + minutes(14))).toEqual({ playerId: 'ada', expiresAt });
    expect(await readAt(at + minutes(15) + 1_000)).toBeUndefined();
  });

  it('is good for nothing when another secret signed it, or nobody did', async () => {
    const { token } = await new PlayerTokens([another], () => at).issue('ada');
    const tokens = new PlayerTokens([secret], () => at);
    const [, payload] = token.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    expect(await tokens.read(token)).toBeUndefined();
    expect(await tokens.read(`${none}.${payload}.`)).toBeUndefined();
    expect(await tokens.read('nonsense')).toBeUndefined();
  });

  it('stays good while its secret is only one of those that are taken, and not when it is gone', async () => {
    const tokens = new PlayerTokens([secret], () => at);
    const { token: old } = await tokens.issue('ada');
    tokens.use([another, secret]);
    const { token: young } = await tokens.issue('ada');
    expect([await tokens.read(old), await tokens.read(young)]).toMatchObject(
      Array(2).fill({ playerId: 'ada' }),
    );
    tokens.use([another]);
    expect(await tokens.read(old)).toBeUndefined();
    expect(await tokens.read(young)).toMatchObject({ playerId: 'ada' });
  });
});
