import { setTimeout as wait } from 'node:timers/promises';
import { openGameLog } from './kafka/game-log.js';
import { readHunt } from './hunt.js';
import type { Options } from './options.js';
import { cast } from './play/cast.js';
import { OngoingPlay, type Play } from './play/play.js';
import { scheduleOf } from './play/schedule.js';
import { publishHunt, untilPublished } from './publish/publish-hunt.js';
import { showProgress } from './report/progress.js';
import { summaryOf, type Summary } from './report/summary.js';
import { readStack } from './stack.js';
import { readWalks } from './walks/read-walks.js';
import { Watch } from './watch/watch.js';

/** Publishes, plays and sums up. When the signal aborts during the play, sums up what came until then. */
export const perform = async (options: Options, signal: AbortSignal): Promise<Summary> => {
  const [stack, hunt, walks] = await Promise.all([
    readStack(options.stack),
    readHunt(options.hunt),
    readWalks(options.walks),
  ]);
  if (options.publish) await publishHunt(hunt, stack, signal);
  await untilPublished(hunt.definition.huntId, stack, signal);
  const { seed, wrong } = options;
  const players = cast(walks, hunt.definition, { seed, wrong, run: Date.now().toString(36) });
  const schedule = scheduleOf(walks, options.speed);
  const watch = new Watch(players, hunt.definition);
  const play = { hunt: hunt.definition, players, schedule, watch };
  return playOut(play, { brokers: stack.kafkaBrokers, timeoutMs: options.timeoutS * 1000 }, signal);
};

interface Conditions {
  readonly brokers: string;
  readonly timeoutMs: number;
}

const playOut = async (
  play: Play,
  { brokers, timeoutMs }: Conditions,
  signal: AbortSignal,
): Promise<Summary> => {
  const lost = new AbortController();
  const ended = AbortSignal.any([signal, lost.signal]);
  const log = await openGameLog(brokers, (error) => lost.abort(error));
  const ongoing = new OngoingPlay(play, log, ended);
  const hideProgress = showProgress(() => standingOf(play, ongoing), process.stderr);
  const startedMs = performance.now();
  try {
    await ongoing.run({ timeoutMs });
  } catch (error) {
    if (!signal.aborted) throw lost.signal.aborted ? lost.signal.reason : error;
  } finally {
    hideProgress();
    await Promise.race([log.close(), wait(closeTimeoutMs, undefined, { ref: false })]);
  }
  const tookS = (performance.now() - startedMs) / 1000;
  return summaryOf(play, ongoing, { tookS, interrupted: signal.aborted });
};

/** Nobody waits longer than this for a broker that is gone to say goodbye. */
const closeTimeoutMs = 5_000;

const standingOf = ({ schedule, watch }: Play, { fixesSent }: OngoingPlay) => ({
  fixesSent,
  fixesPlanned: schedule.departures.length,
  facts: [...watch.ledger.counts.values()].reduce((sum, count) => sum + count, 0),
  missing: watch.ledger.missing.length,
});
