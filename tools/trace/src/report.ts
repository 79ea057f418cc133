import { header, traceIdsIn } from '@treasure-hunt/contracts';
import type { GrantOfCoin } from '@treasure-hunt/persistence';
import { headerText } from '@treasure-hunt/shards';
import type { Entry } from './logs.js';
import type { Hop } from './story.js';

/** What is said to whoever asked. */
export interface Report {
  readonly lines: readonly string[];
  /** 0 where the whole story is still kept. */
  readonly exitCode: 0 | 1;
}

const dayMs = 24 * 60 * 60 * 1000;
const isoOf = (ms: number): string => new Date(ms).toISOString();

export const traceIdOf = ({ record }: Entry): string | undefined =>
  traceIdsIn(headerText(record.headers, header.traceParent))?.traceId;

const placeOf = ({ topic, partition, record }: Entry): string =>
  `${topic.name}/${partition}/${record.offset}`;

const typeWidth = 25;
const placeWidth = 34;
const timeWidth = isoOf(0).length;

const lineOf = (type: string, entry: Entry, sinceMs: number): string => {
  const { timestampMs } = entry.record;
  const after = `+${timestampMs - sinceMs} ms`.padStart(12);
  const trace = traceIdOf(entry) ?? 'none';
  return `${isoOf(timestampMs)} ${after}  ${type.padEnd(typeWidth)} ${placeOf(entry).padEnd(placeWidth)} trace ${trace}`;
};

const keptFor = ({ topic: { cleanup } }: Hop): string => {
  if (cleanup.policy === 'compact') return '';
  const days = cleanup.retentionMs / dayMs;
  return ` for ${days} ${days === 1 ? 'day' : 'days'}`;
};

const hopLines = (hop: Hop, sinceMs: number): string[] => {
  const { type, topic, entry, told } = hop;
  if (!entry) {
    const gone = `${'no longer kept'.padEnd(timeWidth + 13)}  ${type.padEnd(typeWidth)}`;
    return [`${gone} ${topic.name} keeps messages${keptFor(hop)}`];
  }
  return [lineOf(type, entry, sinceMs), ...(told ? [lineOf('  told to the player', told, sinceMs)] : [])];
};

/** What passed between two steps that are kept. */
const took = (hops: readonly Hop[], what: string, [from, to]: readonly [string, string]): string[] => {
  const at = (type: string) => hops.find((hop) => hop.type === type)?.entry?.record.timestampMs;
  const [begin, end] = [at(from), at(to)];
  return begin === undefined || end === undefined ? [] : [`${what}: ${end - begin} ms`];
};

/** How long the clue took; one that was found before it could be held counts from what made it free. */
const clueTook = (hops: readonly Hop[]): string[] => {
  const crossing = hops[0]?.type ?? '';
  const led = hops[hops.findIndex(({ type }) => type === 'clue.assigned') - 1]?.type ?? '';
  if (led === 'clue.discovered') return took(hops, 'crossing → clue', [crossing, 'clue.assigned']);
  return [
    ...took(hops, `found before it could be held, crossing → ${led}`, [crossing, led]),
    ...took(hops, `${led} → clue`, [led, 'clue.assigned']),
  ];
};

const links = (kept: readonly Entry[], viewer: string | undefined): string[] => {
  if (viewer === undefined) return [];
  return [...new Set(kept.flatMap((entry) => traceIdOf(entry) ?? []))].map(
    (id) => `${viewer.replace(/\/$/, '')}/zipkin/traces/${id}`,
  );
};

const headOf = (
  coin: string,
  { coins, playerId, chestId, huntId, grantId, reversal }: GrantOfCoin,
): string[] => {
  const worth = coins.flatMap(({ coinId, amount, currency }) =>
    coinId === coin ? `${amount} ${currency}` : [],
  );
  const head = `${coin}: ${worth.join()} to ${playerId}, from ${chestId} of ${huntId}, grant ${grantId}`;
  return [head, ...(reversal ? [`It was taken back at ${isoOf(reversal.at)}.`] : [])];
};

/** Whose story it is, and where a viewer is. */
export interface Subject {
  readonly coin: string;
  readonly grant: GrantOfCoin;
  readonly viewer?: string | undefined;
}

/** The story as plain lines; times are the broker's. */
export const reportOf = ({ coin, grant, viewer }: Subject, hops: readonly Hop[]): Report => {
  const kept = hops.flatMap(({ entry }) => entry ?? []);
  const sinceMs = kept[0]?.record.timestampMs ?? 0;
  const lines = [
    ...[...headOf(coin, grant), ''],
    ...hops.flatMap((hop) => hopLines(hop, sinceMs)),
    ...['', ...clueTook(hops)],
    ...took(hops, 'answer → coin', ['solution.attempted', 'reward.granted']),
    ...links(kept, viewer),
  ];
  return { lines, exitCode: kept.length === hops.length ? 0 : 1 };
};
