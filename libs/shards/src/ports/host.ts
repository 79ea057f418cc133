/** Time and chance as the machine has them that a process runs on. Waiting may depend on them; a decision never does. */
export interface Host {
  /** Its clock, in milliseconds since 1970. */
  nowMs(): number;
  /** Milliseconds since some moment; never goes back. */
  elapsedMs(): number;
  /** Calls once, after `delayMs`. What it returns calls that off. */
  after(delayMs: number, call: () => void): () => void;
  /** From 0 up to, and without, 1. */
  random(): number;
}

/** The machine that this process runs on. */
export const thisHost: Host = {
  nowMs: () => Date.now(),
  elapsedMs: () => performance.now(),
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
