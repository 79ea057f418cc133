import { setTimeout as sleep } from 'node:timers/promises';

const pollMs = 20;

/** Looks again and again until there is something; rejects with what was waited for after `withinMs`. */
export const eventually = async <Found>(
  what: string,
  look: () => Found | undefined | Promise<Found | undefined>,
  withinMs = 20_000,
): Promise<Found> => {
  const endsAt = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > endsAt) throw new Error(`${what}: not within ${withinMs / 1000} s.`);
    await sleep(pollMs);
  }
};
