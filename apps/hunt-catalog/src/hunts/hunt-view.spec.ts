import { huntSecret, secretHash } from '@treasure-hunt/contracts';
import { newHunt, nextVersion } from '../publication/catalog-hunt.js';
import { keys, smallHunt } from '../testing/hunts.js';
import { huntView } from './hunt-view.js';

const closesAt = Date.parse('2026-12-02T01:00:00Z');
const closes = { local: '2026-12-02T02:00', zone: 'Europe/Paris' };
const submission = { by: 'ann', at: Date.parse('2026-12-01T12:00:00Z') };
const minute = 60_000;

describe('the secret of a hunt', () => {
  const accepted = newHunt({ ...submission, definition: { ...smallHunt('town'), closes } }, keys);
  const hunt = { ...accepted, status: 'published' } as const;
  const secret = huntSecret(keys.huntSecrets[0]?.secret ?? '', 'town');

  it('is known by its hash only while the hunt can be played', () => {
    const view = huntView(hunt, keys, closesAt);
    expect(view.secretHash).toBe(secretHash(secret));
    expect(JSON.stringify(view)).not.toContain(secret);
    const endless = newHunt({ ...submission, definition: smallHunt('town') }, keys);
    expect(huntView({ ...endless, status: 'published' }, keys, closesAt * 2)).not.toHaveProperty('secret');
  });

  it('is not shown while the version that closes it is not out', () => {
    const earlier = { ...smallHunt('town'), version: 2, closes: { at: submission.at } };
    const going = nextVersion(hunt, { ...submission, definition: earlier }, keys);
    const later = submission.at + 2 * minute;
    expect(huntView(going, keys, later)).not.toHaveProperty('secret');
    expect(huntView({ ...going, status: 'published' }, keys, later).secret).toBe(secret);
  });

  it('is shown when it has closed, a little later, or was withdrawn', () => {
    expect(huntView(hunt, keys, closesAt + 2 * minute).secret).toBe(secret);
    expect(huntView({ ...hunt, status: 'withdrawn' }, keys, closesAt - minute).secret).toBe(secret);
  });
});
