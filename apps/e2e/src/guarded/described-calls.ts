import { ask } from '../outside/backend.js';
import type { GuardedEngine } from './guarded-engine.js';

/** One call of a service's HTTP interface, and who may make it by its OpenAPI document: names of security schemes, none where all may. */
interface DescribedCall {
  readonly method: string;
  readonly url: string;
  readonly schemes: readonly string[];
}

interface Operation {
  readonly security?: readonly object[];
}

/** Every call that the services describe, made for this player. */
const describedCalls = async (engine: GuardedEngine, playerId: string): Promise<DescribedCall[]> => {
  const urls = engine.announced.flatMap(({ httpUrl }) => httpUrl ?? []);
  const calls = await Promise.all(
    urls.map(async (httpUrl) => {
      const { body } = await ask(`${httpUrl}/openapi.json`, { key: '' });
      const paths = Object.entries(body['paths'] as Record<string, Record<string, Operation>>);
      return paths.flatMap(([path, operations]) =>
        Object.entries(operations).map(([method, { security = [] }]) => ({
          method: method.toUpperCase(),
          url: httpUrl + path.replace('{id}', playerId),
          schemes: security.flatMap((one) => Object.keys(one)),
        })),
      );
    }),
  );
  return calls.flat();
};

/** Whether a call is let in with this key or token, whatever else is wrong with it. */
const isLetIn = async ({ method, url }: DescribedCall, key: string): Promise<boolean> => {
  const headers = key === '' ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(url, { method, headers });
  await response.body?.cancel(); // A feed does not end by itself.
  return response.status !== 401 && response.status !== 403;
};

/** Tries every call with every key and token: by what security schemes the calls are guarded, and which of them do not as their document says. */
export const triedCalls = async (engine: GuardedEngine) => {
  const { keys } = engine;
  const holders = {
    backendKey: keys.backend,
    authorKey: keys.author,
    operatorKey: keys.operator,
    playerToken: await engine.tokenFor('ada'),
    'the token of another player': await engine.tokenFor('grace'),
    nothing: '',
  };
  const calls = await describedCalls(engine, 'ada');
  const tried = calls.flatMap((call) =>
    Object.entries(holders).map(async ([holder, key]) => {
      const may = call.schemes.length === 0 || call.schemes.includes(holder);
      return (await isLetIn(call, key)) === may ? [] : `${call.method} ${call.url} with ${holder}`;
    }),
  );
  return { named: calls.flatMap(({ schemes }) => schemes), wrong: (await Promise.all(tried)).flat() };
};
