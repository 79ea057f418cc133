import type { HuntPublished } from '@treasure-hunt/contracts';
import { decideOne, Documents, type AnyStage } from '@treasure-hunt/decider';
import { discovery, type Presence } from '@treasure-hunt/stage-discovery';
import type { Fix, Standing } from './referee.js';
import { nobody } from './referee.js';

/** What the engine made of one more fix. */
export interface Made {
  readonly found: ReadonlySet<string>;
  readonly isTooFast: boolean;
  readonly isLate: boolean;
  readonly after: Standing;
}

/** The real stage over documents in memory, with one hunt adopted. */
export class Engine {
  private readonly stage: AnyStage;
  private readonly documents = new Documents();
  private decisions = 0;

  constructor(hunt: HuntPublished) {
    this.stage = discovery(() => hunt);
    const { huntId, huntVersion } = hunt;
    this.decide('hunt.adopted', { huntId, huntVersion }, 0);
  }

  /** Decides one fix of a player. */
  move(playerId: string, { at, place: [lat, lon] }: Fix): Made {
    const facts = this.decide('player.moved', { playerId, at, position: { lat, lon } }, at);
    const found = facts.flatMap(({ type, data }) =>
      type === 'clue.discovered' ? [(data as { clueId: string }).clueId] : [],
    );
    const has = (type: string): boolean => facts.some((fact) => fact.type === type);
    return {
      found: new Set(found),
      isTooFast: has('fix.too-fast'),
      isLate: has('fix.late'),
      after: standingOf(this.documents.get('player_presences', playerId) as Presence | undefined),
    };
  }

  private decide(type: string, data: object, now: number) {
    const id = `m${(this.decisions += 1)}`;
    const command = { type, data, id, decisionId: id, now, receivedAt: now };
    const { facts, changes } = decideOne(this.stage, this.documents, command);
    this.documents.apply(changes);
    return facts;
  }
}

/** The one track that there is, as all fences are of one hunt. */
const standingOf = (presence: Presence | undefined): Standing => {
  const track = presence?.tracks[0];
  if (!track) return nobody;
  const { last, suspects, inside, dwelling } = track;
  return { ...(last && { last }), suspects, inside: new Set(inside), dwelling: new Map(dwelling) };
};
