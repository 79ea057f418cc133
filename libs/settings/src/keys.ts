import { hideAll, hideKeys } from './mask.js';
import { setting } from './setting.js';
import { list, namedKeys, orFile, orFileAllowed, secretText } from './types.js';

const keysAllowed = `a list of id:secret with commas between, every id once, each secret 32 or more hexadecimal digits${orFileAllowed}`;
const secretsAllowed = '16 or more characters, none of them blank';

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
export const gatewayApiKeys = setting(list(secretText), {
  name: 'GATEWAY_API_KEYS',
  allowed: `a list with commas between, each ${secretsAllowed}`,
  description: 'The keys that game backends call the gateway with.',
  mask: hideAll,
});

/** What the gateway signs the tokens of players with. */
export const tokenSecret = setting(secretText, {
  name: 'TOKEN_SECRET',
  allowed: secretsAllowed,
  description: "What the tokens of players are signed with; the same for all of the gateway's processes.",
  mask: hideAll,
});

/** The keys that authors call hunt-catalog with. */
export const authorApiKeys = setting(list(secretText), {
  name: 'AUTHOR_API_KEYS',
  allowed: `a list with commas between, each ${secretsAllowed}`,
  description: 'The keys that authors publish hunts with.',
  mask: hideAll,
});

/** The keys that operators call hunt-catalog with. */
export const operatorApiKeys = setting(list(secretText), {
  name: 'OPERATOR_API_KEYS',
  allowed: `a list with commas between, each ${secretsAllowed}`,
  description: 'The keys that operators take rewards back with; without any, nobody can.',
  optional: true,
  mask: hideAll,
});
