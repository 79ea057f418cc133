import {
  gatewayApiKeys,
  httpSettings,
  kafkaSettings,
  mongodbSettings,
  processSettings,
  setting,
  tokenSecret,
  wholeNumber,
  type SettingsOf,
} from '@treasure-hunt/settings';

export const settings = {
  ...processSettings('gateway'),
  ...httpSettings,
  ...kafkaSettings,
  ...mongodbSettings,
  gatewayApiKeys,
  tokenSecret,
  feedMemoryMb: setting(wholeNumber(1, 16_384), {
    name: 'FEED_MEMORY_MB',
    allowed: 'megabytes from 1 to 16384',
    description:
      "How much of the feed's last five minutes is kept, so that clients that were cut off can resume.",
    fallback: '64',
  }),
};
export type GatewaySettings = SettingsOf<typeof settings>;
