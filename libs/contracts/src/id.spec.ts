import { id, messageId } from './id.js';

describe('an id', () => {
  it.each(['a', 'old-town.gate', 'A:b_c-9', 'x'.repeat(128)])('may be %s', (text) => {
    expect(id.parse(text)).toBe(text);
  });

  it.each(['', 'x'.repeat(129), 'a b', 'a/b', 'p@example.org', 'é', 'a\n', '北京', 7])(
    'is not %j',
    (text) => {
      expect(id.safeParse(text).success).toBe(false);
    },
  );
});

describe('the id of a message', () => {
  it('may be its place in the log', () => {
    expect(messageId.safeParse('hunt.player-activity.v1/3/90210').success).toBe(true);
  });

  it.each(['', 'x'.repeat(257), 'a b', 'a\n', 'é'])(
    'is neither empty nor endless nor any text: %j',
    (text) => {
      expect(messageId.safeParse(text).success).toBe(false);
    },
  );
});
