import type { Host } from '../ports/host.js';

/** A machine whose time passes when a test says so, and whose clock can be set. */
export class VirtualHost implements Host {
  private elapsed = 0;
  private readonly waiting = new Set<{ readonly atMs: number; readonly call: () => void }>();

  /** `clockMs`: what its clock shows, in milliseconds since 1970. */
  constructor(private clockMs = 1_000_000) {}

  readonly nowMs = (): number => this.clockMs;
  readonly elapsedMs = (): number => this.elapsed;
  readonly random = (): number => 0;

  after(delayMs: number, call: () => void): () => void {
    const timer = { atMs: this.elapsed + delayMs, call };
    this.waiting.add(timer);
    return () => void this.waiting.delete(timer);
  }

  /** Sets the clock; no time passes. */
  setClock(clockMs: number): void {
    this.clockMs = clockMs;
  }

  /** Lets time pass, and calls what was to be called. */
  pass(ms: number): void {
    this.elapsed += ms;
    this.clockMs += ms;
    for (const timer of [...this.waiting].sort((a, b) => a.atMs - b.atMs))
      if (timer.atMs <= this.elapsed && this.waiting.delete(timer)) timer.call();
  }
}
