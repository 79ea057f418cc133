import { hideApiKeys, hideKeys, hideLines } from './mask.js';
import { setting } from './setting.js';
import { apiKey } from './api-key.js';
import { lines } from './lines.js';
import { namedKeys, orFile, orFileAllowed, secretText } from './types.js';

const keysAllowed = `a list of id:secret with commas between, every id once, each secret 32 or more hexadecimal digits${orFileAllowed}`;
const secretsAllowed = '16 or more characters, none of them blank';
const orKeptFile = 'or file:/path, a file of such lines that is read again when it changes';
const apiKeysAllowed = `a list with commas between, each name:sha256:… with the 64 hexadecimal digits of a key's hash, or a key in clear of ${secretsAllowed}, ${orKeptFile}`;

/** The keys that answers are hashed with: hunt-catalog and clue-solving. */
export const answerKeys = setting(orFile(namedKeys), {
  name: 'ANSWER_KEYS',
  allowed: keysAllowed,
  description:
    'The keys that answers are hashed with; new hunts use the first, the others stay for hunts that are open.',
  mask: hideKeys,
});

/** The secrets that the secret of each hunt is derived from: hunt-catalog and rewards. */
export const huntSecrets = setting(orFile(namedKeys), {
  name: 'HUNT_SECRETS',
  allowed: keysAllowed,
  description:
    'What the secret of each hunt is derived from; new hunts use the first, the others stay for hunts that are open.',
  mask: hideKeys,
});

/** The keys that game backends call the gateway with. */
export const gatewayApiKeys = setting(lines(apiKey), {
  name: 'GATEWAY_API_KEYS',
  allowed: apiKeysAllowed,
  description: 'The keys that game backends call the gateway with.',
  mask: hideApiKeys,
});

/** What the gateway signs the tokens of players with. */
export const tokenSecrets = setting(lines(secretText), {
  name: 'TOKEN_SECRET',
  allowed: `${secretsAllowed}; a list with commas between, ${orKeptFile}`,
  description:
    "What the tokens of players are signed with: the first signs, all are taken. The same for all of the gateway's processes.",
  mask: hideLines,
});

/** The keys that authors call hunt-catalog with. */
export const authorApiKeys = setting(lines(apiKey), {
  name: 'AUTHOR_API_KEYS',
  allowed: apiKeysAllowed,
  description: 'The keys that authors publish hunts with.',
  mask: hideApiKeys,
});

/** The keys that operators call services with. */
export const operatorApiKeys = setting(lines(apiKey), {
  name: 'OPERATOR_API_KEYS',
  allowed: apiKeysAllowed,
  description:
    'The keys that operators take rewards back with, and put back what is parked or in quarantine; without any, nobody can.',
  optional: true,
  mask: hideApiKeys,
});
