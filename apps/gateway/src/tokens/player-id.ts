import type { PipeTransform } from '@nestjs/common';
import { id } from '@treasure-hunt/contracts';
import { Problem } from '@treasure-hunt/service';

/** Takes the id of a player from a path. */
export const playerId: PipeTransform<string, string> = {
  transform(value) {
    const { error } = id.safeParse(value);
    if (!error) return value;
    const faults = error.issues.map(({ message }) => ({ path: 'id', reason: message }));
    throw new Problem(400, { detail: 'This is not the id of a player.', faults });
  },
};
