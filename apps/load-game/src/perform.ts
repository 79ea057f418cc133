import { setTimeout as wait } from 'node:timers/promises';
import type { GameLink } from './link/game-link.js';
import { linkOverHttp } from './link/over-http.js';
import { linkOverKafka } from './link/over-kafka.js';
import { readHunt, type AuthoredHunt } from './hunt.js';
import type { Options } from './options.js';
import { cast } from './play/cast.js';
import { OngoingPlay, type Play } from './play/play.js';
import { scheduleOf } from './play/schedule.js';
import { publishHunt, untilPublished } from './publish/publish-hunt.js';
import { showProgress } from './report/progress.js';
import type { Ends } from './reach.js';
import { summaryOf, type Summary } from './report/summary.js';
import { readStack } from './stack.js';
import { readWalks } from './walks/read-walks.js';
import type { Walk } from './walks/walk.js';
import { Watch } from './watch/watch.js';

/**
 * Publishes, plays and sums up. When the signal aborts during the play, sums up what came until then; when it aborts before,
 * rejects. Rejects with one sentence where there is nothing to play with.
 */
export const perform = async (options: Options, signal: AbortSignal): Promise<Summary> => {
  const [stack, hunt, walks] = await Promise.all([
    readStack(options.stack),
    readHunt(options.hunt),
    readWalks(options.walks),
  ]);
  const open = (ends: Ends): Promise<GameLink> =>
    options.over === 'http' ? linkOverHttp(stack, ends) : linkOverKafka(stack.kafkaBrokers, ends);
  return withLink(open, signal, async (link, ended) => {
    if (options.publish) await publishHunt(hunt, stack, ended);
    await untilPublished(hunt.definition.huntId, stack, ended);
    const ongoing = new OngoingPlay(playOf(options, hunt, walks), link, ended);
    return playOut(ongoing, { timeoutMs: options.timeoutS * 1000, signal });
  });
};

/** Work with a connection; its signal aborts with the one given, or when reading the feed has ended for good. */
type Work<T> = (link: GameLink, ended: AbortSignal) => Promise<T>;

const withLink = async <T>(
  open: (ends: Ends) => Promise<GameLink>,
  signal: AbortSignal,
  work: Work<T>,
): Promise<T> => {
  const lost = new AbortController();
  const ended = AbortSignal.any([signal, lost.signal]);
  const link = await open({ signal, onFatal: (error) => lost.abort(error) });
  try {
    return await work(link, ended);
  } catch (error) {
    throw lost.signal.aborted && !signal.aborted ? lost.signal.reason : error;
  } finally {
    // A Kafka that is gone does not say goodbye; nor does it matter.
    await Promise.race([link.close().catch(() => undefined), wait(closeTimeoutMs)]);
  }
};

/** Nobody waits longer than this for a broker that is gone to say goodbye. */
const closeTimeoutMs = 2_000;

const playOf = (
  { seed, wrong, speed }: Options,
  { definition }: AuthoredHunt,
  walks: readonly Walk[],
): Play => {
  const players = cast(walks, definition, { seed, wrong, run: Date.now().toString(36) });
  const schedule = scheduleOf(walks, speed);
  return { hunt: definition, players, schedule, watch: new Watch(players, definition) };
};

interface Conditions {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

const playOut = async (ongoing: OngoingPlay, { timeoutMs, signal }: Conditions): Promise<Summary> => {
  const hideProgress = showProgress(() => standingOf(ongoing), process.stderr);
  const startedMs = performance.now();
  try {
    await ongoing.run({ timeoutMs });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    hideProgress();
  }
  const tookS = (performance.now() - startedMs) / 1000;
  return summaryOf(ongoing, { tookS, interrupted: signal.aborted });
};

const standingOf = ({ fixesSent, play: { schedule, watch } }: OngoingPlay) => ({
  fixesSent,
  fixesPlanned: schedule.departures.length,
  facts: [...watch.ledger.counts.values()].reduce((sum, count) => sum + count, 0),
  missing: watch.ledger.missing.length,
});
