import { setTimeout as wait } from 'node:timers/promises';
import type { AuthoredHunt } from '../hunt.js';
import type { Stack } from '../stack.js';
import { patientFetch } from './patient-fetch.js';

/** The catalog does not take the hunt, or has taken it back. */
export class HuntRefused extends Error {
  override readonly name = 'HuntRefused';
}

const pollMs = 100;
const publishingMs = 60_000;

/** Publishes the hunt and waits until the catalog says that it is played. Throws HuntRefused. */
export const publishHunt = async (
  { json }: AuthoredHunt,
  stack: Stack,
  signal: AbortSignal,
): Promise<void> => {
  const response = await patientFetch(
    (timeout) =>
      fetch(new URL('/v1/hunts', stack.catalogUrl), {
        method: 'POST',
        headers: { ...authorization(stack), 'content-type': 'application/json' },
        body: json,
        signal: timeout,
      }),
    signal,
  );
  const answer = await response.text();
  if (!response.ok) throw new HuntRefused(`The catalog refuses the hunt (${response.status}): ${answer}`);
};

/** Waits until the hunt is published. Throws HuntRefused if it is unknown, was withdrawn, or is not published within a minute. */
export const untilPublished = async (huntId: string, stack: Stack, signal: AbortSignal): Promise<void> => {
  const url = new URL(`/v1/hunts/${encodeURIComponent(huntId)}`, stack.catalogUrl);
  const deadlineMs = performance.now() + publishingMs;
  while (performance.now() < deadlineMs) {
    const response = await patientFetch(
      (timeout) => fetch(url, { headers: authorization(stack), signal: timeout }),
      signal,
    );
    if (!response.ok) throw new HuntRefused(`The catalog does not show ${huntId} (${response.status}).`);
    const { status } = (await response.json()) as { status?: string };
    if (status === 'published') return;
    if (status !== 'publishing') throw new HuntRefused(`${huntId} cannot be played: it is ${status}.`);
    await wait(pollMs, undefined, { signal });
  }
  throw new HuntRefused(
    `${huntId} is still being published after a minute: the log of hunt-catalog says why.`,
  );
};

const authorization = ({ apiKeys }: Stack) => ({ authorization: `Bearer ${apiKeys.author}` });
