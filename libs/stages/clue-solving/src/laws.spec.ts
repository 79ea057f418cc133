import fc from 'fast-check';
import { given, type Given, type Outcome } from '@treasure-hunt/decider/testing';
import { clueSolving } from './stage.js';
import { attempted, crossed, defined, settled, told, unlocked, withdrawn } from './testing/old-town.js';

type Said = Outcome['facts'][number] & { readonly data: Record<string, unknown> };
const players = ['p-1', 'p-2', 'p-3'];
const conditions = ['a', 'b', 'c'];
const locked = (n: number) => defined({ requires: { n, clues: conditions } });

/** One thing that happens to a player; an attempt names the player's last assignment, or a made-up one. */
const happening = fc.record({
  player: fc.constantFrom(...players),
  what: fc.oneof(
    { weight: 2, arbitrary: fc.constant('crosses' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...conditions) },
    { weight: 3, arbitrary: fc.constant('is right' as const) },
    { weight: 1, arbitrary: fc.constantFrom('is wrong' as const, 'is late' as const) },
  ),
  attemptId: fc.constantFrom('t1', 't2', 't3', 't4'),
});
type Happening = typeof happening extends fc.Arbitrary<infer H> ? H : never;

const assignmentsOf = (said: readonly Said[], player: string) =>
  (told(said, 'clue.assigned') as Said[]).filter(({ data }) => data['playerId'] === player);

const commandOf = ({ player, what, attemptId }: Happening, said: readonly Said[]): Given => {
  const held = assignmentsOf(said, player).at(-1)?.data['assignmentId'];
  const assignmentId = typeof held === 'string' ? held : 'none';
  if (what === 'crosses') return crossed(player);
  if (what === 'is right') return attempted(player, { attemptId, assignmentId });
  if (what === 'is wrong') return attempted(player, { attemptId, assignmentId, answer: 'cat' });
  if (what === 'is late') return attempted(player, { attemptId, assignmentId: 'another' });
  return unlocked(player, what);
};

/** Plays it all, and returns everything that was said, with what was said to each. */
const play = (happenings: readonly Happening[], n = 2) => {
  const story = given(clueSolving, locked(n));
  const said: Said[] = [];
  const answers = happenings.map((one) => {
    const facts = story.when(commandOf(one, said)).facts as Said[];
    said.push(...facts);
    return { ...one, facts };
  });
  return { story, said, answers };
};

const happenings = fc.array(happening, { minLength: 20, maxLength: 80 });

describe('in any interleaving', () => {
  it('finders are numbered from 1 without gap or repetition, one number for each player', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const finders = new Map(
          (told(play(all).said, 'solution.accepted') as Said[]).map(({ id, data }) => [id, data]),
        );
        const numbers = [...finders.values()].map(({ finder }) => finder);
        expect(numbers).toEqual(numbers.map((_, n) => n + 1));
        expect(new Set([...finders.values()].map(({ playerId }) => playerId)).size).toBe(numbers.length);
      }),
    );
  });

  it('each attempt gets exactly one verdict, the same however often it comes', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const verdicts = new Map<string, string>();
        for (const { player, what, attemptId, facts } of play(all).answers.filter(({ what }) =>
          what.startsWith('is '),
        )) {
          const [verdict, ...others] = told(facts, 'solution.accepted', 'solution.rejected');
          expect([what, others]).toEqual([what, []]);
          expect(verdict?.data).toMatchObject({ playerId: player, attemptId });
          const key = `${player} ${attemptId}`;
          const same = JSON.stringify(verdict);
          expect(verdicts.get(key) ?? same).toBe(same);
          verdicts.set(key, same);
        }
      }),
    );
  });

  it('a player is assigned a clue once at most, and after finding it and meeting its conditions only', () => {
    fc.assert(
      fc.property(happenings, fc.integer({ min: 1, max: 3 }), (all, n) => {
        const { said } = play(all, n);
        for (const player of players) {
          const happened = new Set(all.filter((one) => one.player === player).map(({ what }) => what));
          const met = conditions.filter((clueId) => happened.has(clueId as 'a')).length;
          const isDue = happened.has('crosses') && met >= n;
          expect(assignmentsOf(said, player)).toHaveLength(isDue ? 1 : 0);
        }
      }),
    );
  });

  it('withdrawal ends what was still held or waited for, once', () => {
    fc.assert(
      fc.property(happenings, (all) => {
        const { story, said } = play(all);
        story.when(withdrawn());
        const expired = (settled(story, Number.MAX_SAFE_INTEGER) as Said[]).filter(
          ({ type }) => type === 'clue.expired',
        );
        const of = (type: string) => (told(said, type) as Said[]).map(({ data }) => String(data['playerId']));
        const begun = new Set([...of('clue.locked'), ...of('clue.assigned')]);
        const ended = new Set(of('solution.accepted'));
        expect(expired.map(({ data }) => data['playerId'])).toEqual(
          [...begun].filter((player) => !ended.has(player)).sort(),
        );
      }),
    );
  });
});

describe('whether discovery or unlock comes first', () => {
  const steps = [
    crossed('p-1', { id: 'crossing' }),
    ...conditions.slice(0, 2).map((clue) => unlocked('p-1', clue)),
  ];

  it('makes no difference to what the player gets', () => {
    const order = fc.shuffledSubarray(steps, { minLength: steps.length });
    fc.assert(
      fc.property(order, (commands) => {
        const story = given(clueSolving, locked(2));
        const said = commands.flatMap((command) => [...story.when(command).facts]) as Said[];
        const assigned = told(said, 'clue.assigned') as Said[];
        expect(assigned).toHaveLength(1);
        const assignmentId = String(assigned[0]?.data['assignmentId']);
        story.when(attempted('p-1', { assignmentId })).then(
          {
            type: 'solution.accepted',
            data: { finder: 1, earnedBy: ['fix-8812', 'crossing', assigned[0]?.id, 'try-5501'] },
          },
          { type: 'clue.unlocked' },
        );
      }),
    );
  });
});
