import { execFile } from 'node:child_process';

/** What came of a short command: `code` is null when it took too long or was killed, output is both streams. */
export type Outcome = { kind: 'missing' } | { kind: 'ended'; code: number | null; output: string };

/** Runs a command that asks something (versions, what is there) and waits for it, at most `timeoutMs`; never throws. */
export const ask = (command: string, args: readonly string[], timeoutMs = 10_000): Promise<Outcome> =>
  new Promise((resolve) => {
    const options = { timeout: timeoutMs, killSignal: 'SIGKILL', env: process.env } as const;
    execFile(command, [...args], options, (error, stdout, stderr) => {
      if (error?.code === 'ENOENT') return resolve({ kind: 'missing' });
      const code = error ? (typeof error.code === 'number' ? error.code : null) : 0;
      return resolve({ kind: 'ended', code, output: `${stdout}${stderr}` });
    });
  });

/** Whether the command is there and ends with 0. */
export const succeeds = async (
  command: string,
  args: readonly string[],
  timeoutMs?: number,
): Promise<boolean> => {
  const outcome = await ask(command, args, timeoutMs);
  return outcome.kind === 'ended' && outcome.code === 0;
};
