import fc from 'fast-check';
import { given, type Given, type Outcome } from '@treasure-hunt/decider/testing';
import { forgottenAfterMs } from './clue.js';
import { clueSolving } from './stage.js';
import { Ledger } from './testing/ledger.js';
import { attempted, crossed, defined, gateId, settled, told } from './testing/old-town.js';

const players = ['p-1', 'p-2', 'p-3', 'p-4', 'p-5', 'p-6'];

const happening = fc.record({
  player: fc.constantFrom(...players),
  what: fc.oneof(
    { weight: 4, arbitrary: fc.constant('crosses' as const) },
    { weight: 2, arbitrary: fc.constant('is right' as const) },
    { weight: 2, arbitrary: fc.constant('is wrong' as const) },
    { weight: 1, arbitrary: fc.constant('sees a new version' as const) },
  ),
  attemptId: fc.constantFrom('t1', 't2', 't3', 't4', 't5', 't6'),
  passedMs: fc.constantFrom(0, 0, 1_000, 3_000, 9_000),
  /** So much of what is due is worked off before it. */
  worked: fc.constantFrom(0, 1, 2, 100, 100, 100),
});
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

const terms = fc.record({
  capacity: fc.integer({ min: 1, max: 3 }),
  holdS: fc.integer({ min: 1, max: 20 }),
  attempts: fc.constantFrom(1, 2, undefined),
  coolDownS: fc.constantFrom(0, 5, undefined),
  opensAt: fc.constantFrom(undefined, 20_000, 40_000),
  closesAt: fc.constantFrom(undefined, 90_000, 150_000),
});
type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never;

const happenings = fc.array(happening, { minLength: 30, maxLength: 90 });

/** Plays it all, and asserts after each decision what is true of holders and lines. */
class Play {
  readonly ledger: Ledger;
  readonly verdicts = new Map<string, string>();
  readonly story: Outcome;
  now = 0;
  private huntVersion = 1;

  constructor(private readonly terms: Terms) {
    this.ledger = new Ledger(terms.capacity);
    this.story = given(clueSolving, { ...defined(terms), now: 0 });
  }

  happen(one: Happening): void {
    this.now += one.passedMs;
    this.work(one.worked);
    const { facts } = this.story.when({ ...this.commandOf(one), now: this.now, receivedAt: this.now });
    this.note(facts);
    if (one.what === 'is right' || one.what === 'is wrong') this.judged(one, facts);
  }

  work(count: number): void {
    for (let n = 0; n < count; n += 1) {
      const item = this.story.documents.firstDue(this.now, new Set());
      if (!item) return;
      this.note(this.story.when({ type: 'due', ...item, now: this.now }).facts);
    }
  }

  private note(facts: Outcome['facts']): void {
    this.ledger.note(facts);
    const { opensAt = 0, closesAt = Infinity } = this.terms;
    const assigned = told(facts, 'clue.assigned');
    if (this.now < opensAt || this.now >= closesAt) expect(assigned).toEqual([]);
  }

  private commandOf({ player, what, attemptId }: Happening): Given {
    const assignmentId = this.ledger.holders.get(player) ?? 'none';
    if (what === 'crosses') return crossed(player);
    if (what === 'sees a new version')
      return defined({ ...this.terms, huntVersion: (this.huntVersion += 1) });
    return attempted(player, { attemptId, assignmentId, ...(what === 'is wrong' && { answer: 'cat' }) });
  }

  private judged({ player, attemptId }: Happening, facts: Outcome['facts']): void {
    const [verdict, ...others] = told(facts, 'solution.accepted', 'solution.rejected');
    expect(others).toEqual([]);
    const key = `${player} ${attemptId}`;
    const same = JSON.stringify(verdict);
    expect(this.verdicts.get(key) ?? same).toBe(same);
    this.verdicts.set(key, same);
  }
}

const played = (terms: Terms, all: readonly Happening[]): Play => {
  const play = new Play(terms);
  for (const one of all) play.happen(one);
  play.work(1_000);
  return play;
};
const placesIn = ({ story }: Play): string[] =>
  [...story.documents.entries()]
    .filter(({ collection }) => collection === 'waiting_places')
    .map(({ value }) => (value as { playerId: string } & object).playerId);

const versionsIn = ({ story }: Play): readonly { readonly holders: number }[] =>
  (story.documents.get('clues', gateId) as { versions: { holders: number }[] }).versions;

describe('whatever happens, and however late what is due is worked off', () => {
  it('no more hold a clue than may, nobody in line is overtaken, and each attempt has one verdict', () =>
    fc.assert(
      fc.property(terms, happenings, (terms, all) => {
        const play = played(terms, all);
        expect(placesIn(play)).toEqual([...play.ledger.early, ...play.ledger.queue]);
      }),
      { numRuns: 200 },
    ));

  it('each holder is counted under one version, and none is kept that nobody holds it under', () =>
    fc.assert(
      fc.property(terms, happenings, (terms, all) => {
        const play = played(terms, all);
        const versions = versionsIn(play).map(({ holders }) => holders);
        expect(versions.reduce((sum, holders) => sum + holders)).toBe(play.ledger.holders.size);
        expect(Math.min(1, ...versions.slice(0, -1))).toBe(1);
      }),
      { numRuns: 100 },
    ));

  it('nobody waits for a slot that is free', () =>
    fc.assert(
      fc.property(terms, happenings, ({ closesAt: _, ...terms }, all) => {
        const { ledger, now } = played({ ...terms, closesAt: undefined }, all);
        if (now >= (terms.opensAt ?? 0)) expect(ledger.early).toEqual([]);
        if (ledger.holders.size < terms.capacity) expect(ledger.queue).toEqual([]);
      }),
      { numRuns: 200 },
    ));

  it('when the hunt has closed nobody holds it, nobody waits, and nothing is due for 7 days', () =>
    fc.assert(
      fc.property(terms, happenings, (terms, all) => {
        const closesAt = 90_000;
        const play = played({ ...terms, closesAt }, all);
        play.now = Math.max(play.now, closesAt);
        play.work(1_000);
        expect([...play.ledger.holders]).toEqual([]);
        expect(placesIn(play)).toEqual([]);
        expect(settled(play.story, closesAt + forgottenAfterMs - 1)).toEqual([]);
      }),
      { numRuns: 100 },
    ));
});
