import { FaultyEvents, Refused, Unavailable, type EventFault } from './errors.js';
import { retryAfterMs } from './retry-after.js';

/** What is used of `fetch`; anything that answers like it will do. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** One request to the gateway. */
export interface Asked {
  readonly fetch: Fetch;
  readonly url: string;
  readonly method?: 'GET' | 'POST';
  /** An API key or a player's token. */
  readonly bearer: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
}

/** An answer that takes longer counts as none. */
const maxAnswerMs = 30_000;

/** The answer, once its headers are there. Rejects with `Refused`, `Unavailable`, or the signal's reason. */
export const ask = async (asked: Asked): Promise<Response> => {
  const { method = 'GET', bearer, headers, body, signal } = asked;
  const init: RequestInit = {
    method,
    headers: {
      authorization: `Bearer ${bearer}`,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  };
  const response = await reached(asked.fetch(asked.url, init), signal);
  if (!response.ok) throw await refusal(response, signal);
  return response;
};

/** The answer's JSON; rejects as `ask` does, also when it takes over 30 s. */
export const askJson = async (asked: Asked): Promise<unknown> => {
  const inTime = AbortSignal.timeout(maxAnswerMs);
  const signal = asked.signal ? AbortSignal.any([asked.signal, inTime]) : inTime;
  const answer = ask({ ...asked, signal }).then((response) => reached(response.json(), signal));
  return answer.catch((error: unknown) => {
    if (asked.signal?.aborted || error !== inTime.reason) throw error;
    throw new Unavailable(`No answer within ${maxAnswerMs / 1000} s.`, { cause: error });
  });
};

/** Whatever breaks on the way is a reason to try again, unless the caller gave up. */
const reached = async <Found>(found: Promise<Found>, signal: AbortSignal | undefined): Promise<Found> => {
  try {
    return await found;
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    throw new Unavailable('The gateway cannot be reached.', { cause });
  }
};

/** Request Timeout, Too Early, Too Many Requests: the same request may succeed later. */
const passing: ReadonlySet<number> = new Set([408, 425, 429]);

interface Problem {
  readonly detail?: string;
  readonly title?: string;
  readonly faults?: readonly EventFault[];
}

const refusal = async (response: Response, signal?: AbortSignal): Promise<Refused | Unavailable> => {
  const { status, headers, statusText } = response;
  const { detail, title, faults } = await problemOf(response);
  if (signal?.aborted) throw signal.reason;
  const said = detail ?? title ?? statusText;
  if (status >= 500 || passing.has(status))
    return new Unavailable(`${status}: ${said}`, { retryAfterMs: retryAfterMs(headers) });
  return isOfEvents(faults) ? new FaultyEvents(faults) : new Refused(status, said);
};

/** Faults of other requests have no index. */
const isOfEvents = (faults: readonly EventFault[] | undefined): faults is readonly EventFault[] =>
  faults?.some(({ index }) => index !== undefined) ?? false;

/** RFC 9457; what stands between may answer something else. */
const problemOf = async (response: Response): Promise<Problem> => {
  try {
    return ((await response.json()) as Problem | null) ?? {};
  } catch {
    return {};
  }
};
