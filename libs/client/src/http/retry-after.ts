/** Timers take no longer waits than 2^31 ms; nobody means more than this. */
const maxMs = 24 * 60 * 60 * 1000;

/** `Retry-After` in milliseconds from now (RFC 9110, section 10.2.3: seconds or a date); 0 where there is none. */
export const retryAfterMs = (headers: Headers): number => {
  const text = headers.get('retry-after') ?? '';
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return ms > 0 ? Math.min(ms, maxMs) : 0;
};
