import { normaliseAnswer, type Clue, type HuntDefinition } from '@treasure-hunt/contracts';
import { chance, pick } from '../chance.js';
import { expectationOf, type Expectation } from '../expect/expectation.js';
import { isUnlocked, targetOf } from '../expect/solvable.js';
import type { Walk } from '../walks/walk.js';
import type { Heard } from './heard.js';
import { acted, attempted, moved, type Message } from './said.js';
import { goOn, newTrace } from './trace.js';

/** How players answer. */
export interface Manners {
  /** The same seed makes the same choices. */
  readonly seed: number;
  /** The share of puzzles whose first answer is wrong, 0 to 1. */
  readonly wrong: number;
}

/** Rejections after which another answer makes sense. */
const answerAgain: ReadonlySet<string> = new Set(['wrong-answer', 'throttled', 'cooling-down']);

/** One walker of a play: walks, scans and answers, and remembers when. */
export class Player {
  readonly expected: Expectation;
  private readonly hunt: HuntDefinition;
  private readonly manners: Manners;
  private readonly solved = new Set<string>();
  private readonly scanned = new Set<string>();
  private readonly walkedAtMs: number[] = [];
  private readonly scannedAtMs = new Map<string, number>();
  private attempts = 0;

  constructor(
    /** Unlike that of any other play. */
    readonly playerId: string,
    private readonly walk: Walk,
    { hunt, ...manners }: Manners & { readonly hunt: HuntDefinition },
  ) {
    this.hunt = hunt;
    this.manners = manners;
    this.expected = expectationOf(walk, hunt);
  }

  /** Says that the player is at the fix of that place in the walk, and scans what is free for all at the first. */
  move(place: number, nowMs: number): readonly Message[] {
    const fix = this.walk.fixes[place];
    if (fix === undefined) return [];
    this.walkedAtMs[place] = nowMs;
    const { at, lat, lon } = fix;
    const envelope = { id: `${this.playerId}:${place}`, traceParent: newTrace() };
    const step = moved({ playerId: this.playerId, at, position: { lat, lon } }, envelope);
    return [step, ...this.scanUnlocked(nowMs)];
  }

  /** What the player does about a fact that is new. */
  react(fact: Heard): readonly Message[] {
    if (fact.type === 'clue.assigned') return this.solve(fact, this.isWrongFirst(fact.data.clueId));
    if (fact.type === 'solution.rejected')
      return answerAgain.has(fact.data.reason) ? this.solve(fact, false) : [];
    if (fact.type !== 'solution.accepted') return [];
    this.solved.add(fact.data.clueId);
    return this.scanUnlocked(fact.readAtMs);
  }

  /** When the message that finds a clue was sent; undefined if it was not, or nothing is expected to find it. */
  foundAtMs(clueId: string): number | undefined {
    const crossing = this.expected.crossings.get(clueId);
    return crossing === undefined ? this.scannedAtMs.get(clueId) : this.walkedAtMs[crossing];
  }

  /** An object is scanned as soon as the clues before its clue are solved. */
  private scanUnlocked(nowMs: number): readonly Message[] {
    return this.hunt.clues.flatMap((clue) => {
      const targetId = targetOf(clue);
      const isOpen = isUnlocked(clue, this.solved) && !this.scanned.has(clue.clueId);
      return targetId !== undefined && isOpen ? [this.scan(clue.clueId, targetId, nowMs)] : [];
    });
  }

  private scan(clueId: string, targetId: string, nowMs: number): Message {
    this.scanned.add(clueId);
    this.scannedAtMs.set(clueId, nowMs);
    const at = this.walk.fixes[this.walkedAtMs.length - 1]?.at ?? this.walk.fixes[0]?.at ?? 0;
    const data = { playerId: this.playerId, at, action: 'scanned', targetId };
    return acted(data, { id: `${this.playerId}:scan:${clueId}`, traceParent: newTrace() });
  }

  private solve(fact: Asked, wrongly: boolean): readonly Message[] {
    const { clueId, assignmentId } = fact.data;
    const puzzle = this.hunt.clues.find((clue) => clue.clueId === clueId)?.puzzle;
    if (puzzle?.kind !== 'text') return [];
    this.attempts += 1;
    const { playerId, manners } = this;
    const attemptId = `${playerId}:${this.attempts}`;
    const right = () => pick(puzzle.answers, manners.seed, this.walk.name, clueId);
    const answer = wrongly ? wrongAnswer(puzzle) : right();
    return [
      attempted(
        { attemptId, clueId, playerId, assignmentId, answer, at: Date.now() },
        { id: attemptId, traceParent: goOn(fact.traceParent) },
      ),
    ];
  }

  private isWrongFirst(clueId: string): boolean {
    return chance('wrong', this.manners.seed, this.walk.name, clueId) < this.manners.wrong;
  }
}

type Asked = Extract<Heard, { type: 'clue.assigned' | 'solution.rejected' }>;

const wrongAnswer = ({ answers }: Extract<Clue['puzzle'], { kind: 'text' }>): string => {
  const right = new Set(answers.map(normaliseAnswer));
  let wrong = 'no idea';
  while (right.has(normaliseAnswer(wrong))) wrong += ' at all';
  return wrong;
};
