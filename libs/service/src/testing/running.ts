import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** One line of a log. */
export type Line = Readonly<Record<string, unknown>>;

const running = new Set<Running>();

/** A service of this folder, compiled, in a process of its own, and what it has written so far. */
export class Running {
  readonly lines: Line[] = [];
  readonly ended: Promise<number | null>;
  private readonly process: ChildProcess;
  private readonly waiting = new Set<() => void>();

  constructor(name: string, env: Record<string, string>) {
    const compiled = fileURLToPath(new URL(`../../dist/testing/${name}.js`, import.meta.url));
    this.process = spawn(process.execPath, [compiled], {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: this.process.stdout! }).on('line', (line) => {
      this.lines.push(JSON.parse(line) as Line);
      for (const look of this.waiting) look();
    });
    this.ended = once(this.process, 'close').then(([code]) => code as number | null);
    running.add(this);
  }

  /** The first line that says this. */
  said(msg: string): Promise<Line> {
    return this.first((said) => said === msg, msg);
  }

  /** The first line that says something like this. */
  saidLike(pattern: RegExp): Promise<Line> {
    return this.first((said) => pattern.test(said), String(pattern));
  }

  private async first(isMeant: (msg: string) => boolean, what: string): Promise<Line> {
    const found = () => this.lines.find((line) => isMeant(String(line['msg'])));
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => void (found() && resolve());
    this.waiting.add(look);
    look();
    await Promise.race([promise, this.ended]);
    const line = found();
    if (!line) throw new Error(`It ended without having said ${what}: ${JSON.stringify(this.lines)}`);
    return line;
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  get saidInOrder(): unknown[] {
    return this.lines.map(({ msg }) => msg);
  }

  tell(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }
}

/** Ends every service that a test has left. */
export const endAll = async (): Promise<void> => {
  for (const one of running) one.tell('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
  running.clear();
};
