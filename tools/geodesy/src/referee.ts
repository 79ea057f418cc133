import { distanceM, type Place } from './ellipsoid.js';
import type { Judged, ReferenceFence } from './reference-fence.js';
import { scaleShare } from './tolerance.js';

/** A fix of one player; `at` in milliseconds. */
export interface Fix {
  readonly at: number;
  readonly place: Place;
}

/** How a hunt reads fixes, as the contract names it. */
export interface Rules {
  readonly maxGapS: number;
  readonly maxSpeedMps: number;
  readonly exitMarginM: number;
}

/** What is known of one player: by the engine, or by the reference. */
export interface Standing {
  readonly last?: Fix;
  readonly suspects: readonly Fix[];
  /** The clues whose fences were entered and not left. */
  readonly inside: ReadonlySet<string>;
  /** Since when the player stays in a fence that asks for it. */
  readonly dwelling: ReadonlyMap<string, number>;
}

/** What is asked of the geometry. */
export type Question = 'too fast' | 'way touches' | 'stays inside' | 'has left';

export interface Answer extends Judged {
  readonly question: Question;
  /** The clue that it is about; none for a speed. */
  readonly fence?: ReferenceFence;
}

/** What the contract says of one more fix. */
export interface Ruling {
  readonly answers: readonly Answer[];
  readonly after: Standing;
}

/** So many fixes in a row that agree with each other are believed. */
const enoughToBelieve = 3;

export const nobody: Standing = { suspects: [], inside: new Set(), dwelling: new Map() };

/** Judges a fix by the contract's rules of discovery. Fixes have no accuracy here, and none comes late. */
export const rule = (
  before: Standing,
  fix: Fix,
  { rules, fences }: { readonly rules: Rules; readonly fences: readonly ReferenceFence[] },
): Ruling => {
  const { last } = before;
  if (last === undefined || fix.at - last.at > rules.maxGapS * 1000) return start(before, fix, fences);
  const speed = tooFast(last, fix, rules);
  if (!speed.yes) return onWay(before, { last, fix, speed }, fences);
  const { row, near } = continued(before.suspects, { fix, speed }, rules);
  if (row.length < enoughToBelieve)
    return { answers: [{ ...speed, near }], after: { ...before, suspects: row } };
  const { after, answers } = start(before, fix, fences);
  return { answers: [{ ...speed, yes: false, near }, ...answers], after };
};

const tooFast = (from: Fix, to: Fix, { maxSpeedMps }: Rules): Answer => {
  const metres = distanceM(from.place, to.place);
  const limitM = (maxSpeedMps * (to.at - from.at)) / 1000;
  return {
    question: 'too fast',
    yes: metres > limitM,
    near: () => ({ offM: Math.abs(metres - limitM), toleranceM: scaleShare * metres }),
  };
};

/** The row of suspects with one that came too fast, or a new one where it does not agree with the last of them. */
const continued = (
  row: readonly Fix[],
  { fix, speed }: { readonly fix: Fix; readonly speed: Answer },
  rules: Rules,
): { readonly row: readonly Fix[] } & Pick<Answer, 'near'> => {
  const previous = row.at(-1);
  if (!previous) return { row: [fix], near: speed.near };
  if (fix.at <= previous.at) return { row, near: speed.near };
  const again = tooFast(previous, fix, rules);
  const [first, second] = [speed.near(), again.near()];
  const isFirst = first.offM / first.toleranceM < second.offM / second.toleranceM;
  const near = () => (isFirst ? first : second);
  return { row: again.yes ? [fix] : [...row, fix], near };
};

/** A first fix finds nothing; who was inside may have left. */
const start = ({ inside }: Standing, last: Fix, fences: readonly ReferenceFence[]): Ruling => {
  const answers = fences.filter(({ clueId }) => inside.has(clueId)).map((fence) => hasLeft(fence, last));
  return { answers, after: { last, suspects: [], dwelling: new Map(), inside: stillInside(answers) } };
};

interface Step {
  readonly last: Fix;
  readonly fix: Fix;
  readonly speed: Answer;
}

const onWay = (before: Standing, { last, fix, speed }: Step, fences: readonly ReferenceFence[]): Ruling => {
  const dwelling = new Map<string, number>();
  const of = fences.flatMap((fence): Answer[] => {
    if (before.inside.has(fence.clueId)) return [hasLeft(fence, fix)];
    if (fence.dwellMs > 0) return stays(fence, { fix, before }, dwelling);
    const touched = fence.isTouchedBy([last.place, fix.place]);
    return [{ question: 'way touches', fence, ...touched }, ...(touched.yes ? [hasLeft(fence, fix)] : [])];
  });
  const after = { last: fix, suspects: [], dwelling, inside: stillInside(of) };
  return { answers: [speed, ...of], after };
};

const stays = (
  fence: ReferenceFence,
  { fix, before }: { readonly fix: Fix; readonly before: Standing },
  dwelling: Map<string, number>,
): Answer[] => {
  const held = fence.holds(fix.place);
  const answer: Answer = { question: 'stays inside', fence, ...held };
  if (!held.yes) return [answer];
  const since = before.dwelling.get(fence.clueId) ?? fix.at;
  if (fix.at >= since + fence.dwellMs) return [answer, hasLeft(fence, fix)];
  dwelling.set(fence.clueId, since);
  return [answer];
};

const hasLeft = (fence: ReferenceFence, { place }: Fix): Answer => ({
  question: 'has left',
  fence,
  ...fence.isLeftAt(place),
});

const stillInside = (answers: readonly Answer[]): ReadonlySet<string> =>
  new Set(
    answers.flatMap(({ question, fence, yes }) =>
      question === 'has left' && fence && !yes ? [fence.clueId] : [],
    ),
  );
