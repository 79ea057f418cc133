import type { Fuzzed } from './fuzz.js';

const most = 40;
const sumOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);
const sorted = (counts: ReadonlyMap<string, number>): string[] =>
  [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `  ${String(count).padStart(9)}  ${name}`);

const ownCpuS = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

/** A fuzz as a person reads it. */
export const reportOf = ({ sent, answers, ledger, played, health, tookMs, wrong }: Fuzzed): string => {
  const longest = Math.round(Math.max(0, ...played.tookMs));
  return [
    `Records: ${sumOf(sent)}`,
    ...sorted(sent),
    `Answers to requests: ${sumOf(answers)}`,
    ...sorted(answers),
    `In quarantine: ${sumOf(ledger.reasons)}`,
    ...sorted(ledger.reasons),
    'What each stage had before it',
    ...[...ledger.readings].map(([stage, counts]) => `  ${stage}: ${JSON.stringify(counts)}`),
    'Processes',
    ...[...health.processes].map(
      ([name, { firstMb, peakMb, blockedMs, cpuS }]) =>
        `  ${name}: ${firstMb} MB at first, ${peakMb} MB at most, blocked for ${blockedMs} ms at most, ${cpuS} s of processor time`,
    ),
    `Good players in between: ${played.tookMs.length} rewarded, the slowest after ${longest} ms`,
    `Took ${Math.round(tookMs / 1_000)} s, and ${Math.round(ownCpuS())} s of processor time to make, send and check it`,
    ...wrong.slice(0, most).map((one) => `Wrong: ${one}`),
    wrong.length === 0
      ? 'Everything was answered, refused or decided, and no good player noticed.'
      : `${wrong.length} things are wrong.`,
  ].join('\n');
};
