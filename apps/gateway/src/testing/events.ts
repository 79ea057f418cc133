import { apiKey } from './settings.js';

/** A fix of a player, as a game backend says it. */
export const moved = (id: string, playerId: string) => ({
  specversion: '1.0',
  id,
  type: 'player.moved',
  source: '/game',
  data: { playerId, at: '2026-06-01T18:00:00Z', position: { lat: 1, lon: 2 } },
});

/** Sends what a game backend says to a gateway. */
export const postEvents = (url: string, body: unknown): Promise<Response> =>
  fetch(`${url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** A token of a player, as a game backend gets it. */
export const tokenOf = async (url: string, playerId: string): Promise<string> => {
  const headers = { authorization: `Bearer ${apiKey}` };
  const response = await fetch(`${url}/v1/players/${playerId}/tokens`, { method: 'POST', headers });
  if (response.status !== 201) throw new Error(`No token: ${response.status}.`);
  return ((await response.json()) as { token: string }).token;
};
