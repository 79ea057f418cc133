import { reversalReason } from './reversal.js';

describe('why a grant is taken back', () => {
  it.each(['', '   ', '\n'])('is said in words, not as %j', (text) =>
    expect(reversalReason.safeParse(text).success).toBe(false),
  );

  it('may be any words', () => expect(reversalReason.parse(' found by a bug ')).toBe(' found by a bug '));
});
