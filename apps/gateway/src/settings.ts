import { PlayerActed, PlayerMoved, SolutionAttempted } from '@treasure-hunt/contracts';
import {
  engineSettings,
  gatewayApiKeys,
  httpSettings,
  list,
  operatorApiKeys,
  rate,
  setting,
  tokenSecrets,
  wholeNumber,
  type Rate,
  type SettingsOf,
} from '@treasure-hunt/settings';
import { z } from 'zod';
import { leavesRoom, otherFiles } from './feed/open-files.js';

/** Scheme, host and port as a browser names them: in lower case, nothing behind. */
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text);

/** How often one player may do something: backends are trusted with players, and bugs of theirs must not drown the others. */
const rateOf = (type: string, fallback: string) =>
  setting(rate, {
    name: `RATE_${type.toUpperCase().replaceAll(/[.-]/g, '_')}`,
    allowed: 'events a second and events at once as perS:burst, each from 1 to 999999',
    description: `How many ${type} of one player each process takes; more are answered with "throttled".`,
    fallback,
  });

export const settings = {
  ...engineSettings('gateway'),
  ...httpSettings,
  gatewayApiKeys,
  operatorApiKeys,
  tokenSecrets,
  corsOrigins: setting(list(origin.or(z.literal('*'))), {
    name: 'CORS_ORIGINS',
    allowed: 'a list of origins with commas between, such as https://play.example, or * for any',
    description: 'Whose pages may open the feed and the view of a player in a browser; none without it.',
    optional: true,
  }),
  ratePlayerMoved: rateOf(PlayerMoved.type, '20:200'),
  ratePlayerActed: rateOf(PlayerActed.type, '10:50'),
  rateSolutionAttempted: rateOf(SolutionAttempted.type, '10:50'),
  eventsInHandMb: setting(wholeNumber(1, 1_024), {
    name: 'EVENTS_IN_HAND_MB',
    allowed: 'megabytes from 1 to 1024',
    description: 'How large the bodies of all events in hand may be together; more are refused at once.',
    fallback: '32',
  }),
  maxFeeds: setting(
    wholeNumber(1, 100_000).refine((count) => leavesRoom(count)),
    {
      name: 'MAX_FEEDS',
      allowed: `a number from 1 to 100000, and ${otherFiles} below the files that this process may open (ulimit -n)`,
      description: 'How many feeds may be open at once; more are refused with 503.',
      fallback: '14000',
    },
  ),
  maxFeedsPerPlayer: setting(wholeNumber(1, 1_000), {
    name: 'MAX_FEEDS_PER_PLAYER',
    allowed: 'a number from 1 to 1000',
    description: 'How many of these one player may have; more are refused with 429.',
    fallback: '10',
  }),
  feedMemoryMb: setting(wholeNumber(1, 16_384), {
    name: 'FEED_MEMORY_MB',
    allowed: 'megabytes from 1 to 16384',
    description:
      "How much of the feed's last five minutes is kept, so that clients that were cut off can resume.",
    fallback: '64',
  }),
};
export type GatewaySettings = SettingsOf<typeof settings>;

/** How often each player may do what, by the type of the event. */
export const ratesOf = (settings: GatewaySettings): Readonly<Record<string, Rate>> => ({
  [PlayerMoved.type]: settings.ratePlayerMoved,
  [PlayerActed.type]: settings.ratePlayerActed,
  [SolutionAttempted.type]: settings.rateSolutionAttempted,
});
