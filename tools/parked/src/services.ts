import { readStackFile } from '@treasure-hunt/local-stack';
import { CannotAsk } from './cannot-ask.js';
import type { Options } from './options.js';
import { Service } from './service.js';

/** The services to ask, one process of each: what the options say comes before what the file says. */
export const servicesOf = async (options: Options): Promise<readonly Service[]> => {
  const stack = await readStackFile(options.stack);
  const known = Object.values(stack?.services ?? {}).flatMap(([first]) => first?.httpUrl ?? []);
  // hunt-catalog decides nothing, and so has nothing to put aside.
  const urls = options.url ?? known.filter((url) => url !== stack?.catalogUrl);
  const apiKey = options.apiKey ?? stack?.apiKeys.operator;
  if (urls.length === 0)
    throw new CannotAsk(
      `${options.stack} does not say where a stack runs: start one with "npm run up", or name the services with --url.`,
    );
  if (apiKey === undefined)
    throw new CannotAsk('An operator’s API key is needed: --api-key, or OPERATOR_API_KEY.');
  return urls.map((url) => new Service(url, apiKey));
};
