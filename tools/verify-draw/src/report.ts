import type { RewardGranted, RewardReversed } from '@treasure-hunt/contracts';
import type { Step } from './verify.js';

/** What is said to whoever asked. */
export interface Report {
  readonly lines: readonly string[];
  /** 0 where all that could be checked holds, and something could. */
  readonly exitCode: 0 | 1;
}

const marks = { holds: 'ok', fails: 'FAILS', open: '?' } as const;

const verdict = (steps: readonly Step[]): string => {
  const results = new Set(steps.map(({ result }) => result));
  if (results.has('fails')) return 'The reward is NOT what the rule gives.';
  if (!results.has('holds')) return 'Nothing could be checked.';
  if (results.has('open'))
    return 'What could be checked holds. Not checked: '.concat(
      `${steps.flatMap(({ name, result }) => (result === 'open' ? [name] : [])).join(', ')}.`,
    );
  return 'The reward is what the rule gives, from the secret that was promised.';
};

/** What was said about a reward. */
export interface About {
  readonly granted: RewardGranted;
  readonly reversed: RewardReversed | undefined;
}

const takenBack = ({ at, reason }: RewardReversed): string => `Staff took it back at ${isoOf(at)}: ${reason}`;

const isoOf = (ms: number): string => new Date(ms).toISOString();

/** The steps as plain lines, and what follows from them. A reward that was taken back is checked like any other. */
export const reportOf = ({ granted, reversed }: About, steps: readonly Step[]): Report => {
  const { grantId, chestId, huntId, playerId, at, draw } = granted;
  const about = `Grant ${grantId}: ${chestId} of ${huntId}, loot of version ${draw.lootVersion}, to ${playerId} at ${isoOf(at)}`;
  const lines = steps.map(({ name, result, says }) => `${marks[result].padEnd(6)}${name.padEnd(7)}${says}`);
  const fine =
    steps.some(({ result }) => result === 'holds') && steps.every(({ result }) => result !== 'fails');
  return {
    lines: [about, ...(reversed ? [takenBack(reversed)] : []), ...lines, verdict(steps)],
    exitCode: fine ? 0 : 1,
  };
};
