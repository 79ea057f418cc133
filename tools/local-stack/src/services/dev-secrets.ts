/** Keys of the callers that the services know: game backends at the gateway, authors at hunt-catalog, operators everywhere. */
export const devApiKeys = {
  backend: 'local-backend-key',
  author: 'local-author-key',
  operator: 'local-operator-key',
};

/**
 * Environment with every secret a service asks for: fixed values for development on one machine, so that data written by one
 * start can be read by the next. They protect nothing; a deployment brings its own.
 */
export const devSecrets = (): Record<string, string> => ({
  GATEWAY_API_KEYS: devApiKeys.backend,
  AUTHOR_API_KEYS: devApiKeys.author,
  OPERATOR_API_KEYS: devApiKeys.operator,
  TOKEN_SECRET: '6c6f63616c2d746f6b656e2d736563726574'.padEnd(64, '0'),
  ANSWER_KEYS: `k1:${'6c6f63616c2d616e737765722d6b6579'.padEnd(64, '0')}`,
  HUNT_SECRETS: `s1:${'6c6f63616c2d68756e742d736563726574'.padEnd(64, '0')}`,
});
