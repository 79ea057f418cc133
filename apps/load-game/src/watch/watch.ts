import type { HuntDefinition } from '@treasure-hunt/contracts';
import type { Heard } from '../play/heard.js';
import type { Player } from '../play/player.js';
import { generosityOf } from './about.js';
import { expectedFacts } from './expected-facts.js';
import { Latencies } from './latencies.js';
import { Ledger } from './ledger.js';
import { Supply } from './supply.js';
import { Wallets } from './wallets.js';

/** Everything that is counted and measured of a play. */
export class Watch {
  readonly latencies = new Latencies();
  readonly wallets = new Wallets();
  readonly ledger: Ledger;
  private readonly supply: Supply;

  constructor(players: readonly Player[], hunt: HuntDefinition) {
    const facts = players.flatMap(({ playerId, expected }) => expectedFacts(playerId, expected));
    this.ledger = new Ledger(facts, generosityOf(hunt));
    this.supply = new Supply(hunt);
  }

  /** Takes in a fact about one of the players; false if it was taken in before. */
  enter(fact: Heard, player: Player): boolean {
    const isNew = this.ledger.enter(fact);
    if (!isNew) return false;
    this.latencies.enter(fact, player);
    this.wallets.enter(fact);
    this.supply.enter(fact);
    return true;
  }

  /** What should have come and did not. */
  get missing(): readonly string[] {
    return [...this.ledger.missing, ...this.supply.heldBack, ...this.wallets.wrong];
  }
}
