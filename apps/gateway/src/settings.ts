import {
  gatewayApiKeys,
  httpSettings,
  kafkaSettings,
  list,
  mongodbSettings,
  processSettings,
  setting,
  tokenSecret,
  wholeNumber,
  type SettingsOf,
} from '@treasure-hunt/settings';
import { z } from 'zod';

/** Scheme, host and port as a browser names them: in lower case, nothing behind. */
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text);

export const settings = {
  ...processSettings('gateway'),
  ...httpSettings,
  ...kafkaSettings,
  ...mongodbSettings,
  gatewayApiKeys,
  tokenSecret,
  corsOrigins: setting(list(origin.or(z.literal('*'))), {
    name: 'CORS_ORIGINS',
    allowed: 'a list of origins with commas between, such as https://play.example, or * for any',
    description: 'Whose pages may open the feed and the view of a player in a browser; none without it.',
    optional: true,
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
