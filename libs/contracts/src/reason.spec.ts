import { ClueExpired, SolutionRejected } from './clue-solving/messages.js';
import { decode, encode } from './message.js';
import { exampleOf } from './testing/index.js';

describe('the reason of a refusal', () => {
  it.each([SolutionRejected, ClueExpired])('of $type may come from a later release', (kind) => {
    const { value } = exampleOf<typeof SolutionRejected | typeof ClueExpired>(kind);
    const later = { ...value, reason: 'out-of-season' };
    const data = decode<typeof SolutionRejected | typeof ClueExpired>(kind, later);
    expect(data.reason).toBe('out-of-season');
    expect(JSON.parse(encode(kind, data))).toEqual(later);
  });

  it.each(['', 7, null, 'x'.repeat(129)])('is never %p', (reason) => {
    const { value } = exampleOf(SolutionRejected);
    expect(() => decode(SolutionRejected, { ...value, reason })).toThrow(/reason/);
  });
});
