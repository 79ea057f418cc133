import {
  HuntPublished,
  huntSecret,
  LootDefined,
  RewardGranted,
  RewardReversed,
  type RewardGranted as Granted,
} from '@treasure-hunt/contracts';
import { exampleHuntKey, exampleOf } from '@treasure-hunt/contracts/testing';
import type { Evidence } from './evidence.js';
import { reportOf } from './report.js';
import { verify } from './verify.js';

const granted: Granted = exampleOf(RewardGranted).data;
const shown = { secret: huntSecret(exampleHuntKey.secret, granted.huntId) };
const evidence: Evidence = {
  granted,
  loot: exampleOf(LootDefined).data.chests[0]?.loot,
  published: exampleOf(HuntPublished).data,
  reversed: undefined,
  shown,
};
const reported = (more: Partial<Evidence>) =>
  reportOf({ ...evidence, ...more }, verify({ ...evidence, ...more }));
const results = (more: Partial<Evidence>) =>
  verify({ ...evidence, ...more }).map(({ name, result }) => `${name} ${result}`);
const [drawn] = granted.coins.slice(-1);

it('verifies the golden examples', () => {
  const { lines, exitCode } = reported({});
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toBe('The reward is what the rule gives, from the secret that was promised.');
  expect(lines).toContainEqual(expect.stringMatching(/^ok +draw +the seed picks 9 of 10: line 1, /));
});

it.each<[string, Partial<Evidence>, string]>([
  ['a secret that was not promised', { shown: { secret: '0'.repeat(64) } }, 'secret fails'],
  ['a seed of another grant', { granted: { ...granted, grantId: 'another' } }, 'seed fails'],
  ['a richer coin', { granted: { ...granted, coins: [{ ...drawn!, amount: 500 }] } }, 'coins fails'],
  [
    'coins under the id of others',
    { granted: { ...granted, coins: [...granted.coins].reverse() } },
    'coins fails',
  ],
  [
    'an item that was not drawn',
    { granted: { ...granted, items: [{ itemId: 'i', sku: 'golden-key' }] } },
    'items fails',
  ],
  ['a consolation where a chest was opened', { granted: { ...granted, consolation: true } }, 'coins fails'],
])('finds out %s', (_, more, fault) => {
  expect(results(more)).toContain(fault);
  expect(reported(more)).toMatchObject({ exitCode: 1 });
  expect(reported(more).lines.at(-1)).toBe('The reward is NOT what the rule gives.');
});

it('verifies a consolation, for which nothing is drawn', () => {
  const consoled = { ...granted, coins: [{ coinId: `${granted.grantId}.c1`, currency: 'coin', amount: 1 }] };
  expect(reported({ granted: { ...consoled, consolation: true } }).exitCode).toBe(0);
});

it('says that a reward was taken back, and verifies it all the same', () => {
  const { lines, exitCode } = reported({ reversed: exampleOf(RewardReversed).data });
  expect(exitCode).toBe(0);
  expect(lines[1]).toBe('Staff took it back at 2026-12-01T18:30:00.000Z: The fix was forged.');
  expect(lines.at(-1)).toBe('The reward is what the rule gives, from the secret that was promised.');
});

it('checks the draw from the published seed while the secret is not shown, and says what is left', () => {
  const { lines, exitCode } = reported({ shown: { why: 'it is shown when the hunt has closed' } });
  expect(exitCode).toBe(0);
  expect(lines.at(-1)).toBe('What could be checked holds. Not checked: secret, seed.');
});

it('says what is not in the log any more, and never that a reward is right of which nothing was checked', () => {
  expect(results({ loot: undefined, published: undefined })).toEqual([
    'secret open',
    'seed holds',
    'draw open',
  ]);
  const nothing = reported({ loot: undefined, published: undefined, shown: { why: 'nobody knows' } });
  expect(nothing).toMatchObject({ exitCode: 1 });
  expect(nothing.lines.at(-1)).toBe('Nothing could be checked.');
});
