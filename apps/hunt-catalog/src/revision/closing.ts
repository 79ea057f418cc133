import type { HuntDefinition } from '@treasure-hunt/contracts';
import { timesOf } from '@treasure-hunt/publication';
import type { Fault } from '@treasure-hunt/service';

/** No version that is new closes the hunt on the spot: it would end all holds and show the secret, and nothing could follow. `now` in milliseconds since 1970. */
export const closing = (next: HuntDefinition, now: number): readonly Fault[] =>
  now < (timesOf(next).closesAt ?? Infinity)
    ? []
    : [{ path: 'closes', reason: 'has passed; a hunt is ended by withdrawing it' }];
