const everyMs = 50;

/** How a process answered its probes of liveness; a slow one is one that was answered. */
export interface Health {
  readonly probes: number;
  readonly unanswered: number;
  readonly slowestMs: number;
}

/** Asks a process 20 times a second whether it lives; the function ends it. */
export const probeHealth = (healthUrl: string): (() => Health) => {
  let [probes, unanswered, slowestMs] = [0, 0, 0];
  const probe = async (): Promise<void> => {
    const since = performance.now();
    probes += 1;
    try {
      await (await fetch(`${healthUrl}/health/live`)).text();
      slowestMs = Math.max(slowestMs, performance.now() - since);
    } catch {
      unanswered += 1;
    }
  };
  const timer = setInterval(() => void probe(), everyMs);
  return () => {
    clearInterval(timer);
    return { probes, unanswered, slowestMs };
  };
};
