import { readSettings, type Environment } from '@treasure-hunt/settings';
import { settings, type GatewaySettings } from '../settings.js';

export const apiKey = 'a-backends-key-of-some-length';

/** What a gateway reads of these variables, those that it cannot do without among them. */
export const testSettings = (env: Environment = {}): GatewaySettings =>
  readSettings(settings, {
    KAFKA_BROKERS: 'given:9092',
    MONGODB_URI: 'mongodb://given',
    GATEWAY_API_KEYS: apiKey,
    TOKEN_SECRET: 'a-secret-of-enough-length-to-sign',
    FEED_MEMORY_MB: '4',
    ...env,
  }).values;
