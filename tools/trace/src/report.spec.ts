import {
  chestReveals,
  clueActivity,
  clueOutcomes,
  header,
  playerActivity,
  playerFeed,
  type Topic,
} from '@treasure-hunt/contracts';
import type { GrantOfCoin } from '@treasure-hunt/persistence';
import type { Entry } from './logs.js';
import { reportOf } from './report.js';
import type { Hop } from './story.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const grant: GrantOfCoin = {
  ...{ grantId: 'g', clueId: 'tower', chestId: 'oak', huntId: 'town', playerId: 'ann', at: 0 },
  coins: [{ coinId: 'g.c1', currency: 'coin', amount: 10 }],
};
const entry = (topic: Topic, timestampMs: number): Entry => {
  const headers = { [header.traceParent]: `00-${traceId}-00f067aa0ba902b7-01` };
  const record = { offset: 7, timestampMs, key: null, value: null, headers };
  return { topic, partition: 3, record, id: 'm', type: undefined, data: {} };
};
const hop = (type: string, topic: Topic, [atMs, toldAtMs]: readonly number[] = []): Hop => ({
  ...{ type, topic },
  entry: atMs === undefined ? undefined : entry(topic, atMs),
  told: toldAtMs === undefined ? undefined : entry(playerFeed, toldAtMs),
});
const hops = [
  hop('player.moved', playerActivity, [1_000]),
  hop('clue.discovered', clueActivity, [1_004]),
  hop('clue.assigned', clueOutcomes, [1_012, 1_010]),
  hop('chest.revealed', chestReveals),
];

describe('the story of a coin', () => {
  it('has a line for each step with time, place and trace, one for what the player was told, and says what is gone', () => {
    const { lines, exitCode } = reportOf({ coin: 'g.c1', grant }, hops);
    expect(lines.map((line) => line.replaceAll(/ +/g, ' '))).toEqual([
      'g.c1: 10 coin to ann, from oak of town, grant g',
      '',
      `1970-01-01T00:00:01.000Z +0 ms player.moved hunt.player-activity.v1/3/7 trace ${traceId}`,
      `1970-01-01T00:00:01.004Z +4 ms clue.discovered hunt.clue-activity.v1/3/7 trace ${traceId}`,
      `1970-01-01T00:00:01.012Z +12 ms clue.assigned hunt.clue-outcomes.v1/3/7 trace ${traceId}`,
      `1970-01-01T00:00:01.010Z +10 ms told to the player hunt.player-feed.v1/3/7 trace ${traceId}`,
      'no longer kept chest.revealed hunt.chest-reveals.v1 keeps messages for 14 days',
      '',
      'crossing → clue: 12 ms',
    ]);
    expect(exitCode).toBe(1);
  });

  it('says how long a clue took from what made it free, where it was found before', () => {
    const unlocked = hop('clue.unlocked', clueActivity, [1_005]);
    const { lines } = reportOf({ coin: 'g.c1', grant }, hops.toSpliced(2, 0, unlocked));
    expect(lines.slice(-2)).toEqual([
      'found before it could be held, crossing → clue.unlocked: 5 ms',
      'clue.unlocked → clue: 7 ms',
    ]);
  });

  it('says that it was taken back, links each trace once, and is whole where nothing is gone', () => {
    const viewer = 'http://127.0.0.1:9411/';
    const { lines, exitCode } = reportOf(
      { coin: 'g.c1', grant: { ...grant, reversal: { at: 0 } }, viewer },
      hops.slice(0, 3),
    );
    expect(lines[1]).toBe('It was taken back at 1970-01-01T00:00:00.000Z.');
    expect(lines.filter((line) => line.includes('zipkin'))).toEqual([
      `http://127.0.0.1:9411/zipkin/traces/${traceId}`,
    ]);
    expect(exitCode).toBe(0);
  });
});
